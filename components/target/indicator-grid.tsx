"use client"

import { type ReactNode, useMemo } from "react"
import { inBlock } from "#components/grid/selection.ts"
import { useWide } from "#components/grid/use-wide.ts"
import { Button } from "#components/ui/button.tsx"
import { cx } from "#components/ui/cx.ts"
import { type PastYear, pastValues } from "#server/domain/past-values.ts"
import { limits } from "#server/domain/target.ts"
import type { Mark, Marks } from "./cell-mark.ts"
import type { DraftRow } from "./draft.ts"
import { type CellState, cellState } from "./draft-session.ts"
import { fieldId } from "./focus-field.ts"
import { GridHelp } from "./grid-help.tsx"
import { cellPath, columns } from "./indicator-columns.ts"
import { IndicatorLine, lineColumns } from "./indicator-line.tsx"
import { pastWords } from "./past-note.tsx"
import { ProposalList } from "./proposal-list.tsx"
import { useGridEvents } from "./use-grid-events.ts"
import { type GridOptions, type IndicatorTable, useIndicatorGrid } from "./use-indicator-grid.ts"
import { type About, useProposals } from "./use-proposals.ts"
import { useRowDrag } from "./use-row-drag.ts"

type Props = GridOptions & {
  /** What others put under a row. */
  under: (part: string) => ReactNode
  errorAt: (path: string) => string | undefined
  /** What the checks say of each cell now. */
  marks: Marks
  /** Which cells are stored, which are not. */
  states: ReadonlyMap<string, CellState>
  /** What was approved in earlier years, newest first. */
  past: readonly PastYear[]
  /** The budget year. */
  year: number
  /** What the library is asked with beside a name. */
  about: About
}

const headsOf = (cols: number): string[] => ["", ...columns.slice(0, cols).map(({ label }) => label), "调整"]
const toneText = { danger: "text-danger", warn: "text-warn" } as const

const Heads = ({ wide, cols }: { wide: boolean; cols: number }) => (
  <div
    {...(wide && { role: "row", "aria-rowindex": 1 })}
    className={cx("hidden border-b border-line-strong bg-sunken text-sm font-medium text-ink-soft lg:grid", lineColumns(cols))}
  >
    {headsOf(cols).map((head, at) => (
      <div key={head} {...(wide && { role: "columnheader", "aria-colindex": at + 1 })} className="px-2 py-1.5">
        {head || <span className="sr-only">序号</span>}
      </div>
    ))}
  </div>
)

/** Which cell one is in and what is said of it; below the table, where it moves nothing. */
const Here = ({
  row,
  place,
  mark,
  past,
}: {
  row: DraftRow | undefined
  place: IndicatorTable["at"]
  mark: Mark | undefined
  past: string
}) => (
  <p aria-hidden="true" className="hidden min-h-7 items-center gap-2 border-b border-line px-2 text-sm lg:flex">
    {row && place ? (
      <>
        <span className="shrink-0 text-ink-soft">
          第 {place.row + 1} 条 · {columns[place.col]?.label}
        </span>
        <span className={cx("truncate", mark ? toneText[mark.tone] : "text-ink-soft")}>{mark?.message ?? past}</span>
      </>
    ) : (
      <span className="text-ink-soft">可以从 Excel、WPS 复制一块单元格，选中一格后粘贴。</span>
    )}
  </p>
)

const Tools = ({ table, count }: { table: IndicatorTable; count: number }) => (
  <div className="mt-3 flex flex-wrap items-center gap-2">
    {table.listOpen && (
      <Button id={fieldId("indicators")} onClick={() => table.insert(count)} disabled={count >= limits.indicators}>
        ＋ 增加一条指标
      </Button>
    )}
    <Button variant="quiet" disabled={!table.canUndo} onClick={table.undo} aria-keyshortcuts="Control+Z">
      撤销修改
    </Button>
    <Button variant="quiet" disabled={!table.canRedo} onClick={table.redo} aria-keyshortcuts="Control+Y">
      重做修改
    </Button>
    {table.cols < columns.length && (
      <Button variant="quiet" onClick={table.showMore}>
        显示分值、中期值等列
      </Button>
    )}
    <GridHelp listOpen={table.listOpen} />
  </div>
)

/** The indicators as a table with the keys of a sheet; on a narrow screen a form. What happened is said aloud. */
export function IndicatorGrid({ under, errorAt, marks, states, past, year, about, ...options }: Props) {
  const { rows } = options
  const earlier = useMemo(() => pastValues(rows, past), [rows, past])
  const pastOf = (row: DraftRow) => ({ past: earlier.get(row.id) ?? [], row, year })
  const table = useIndicatorGrid(options)
  const proposals = useProposals(options, table, about)
  const events = useGridEvents(options, table, proposals)
  const wide = useWide()
  const { drag, handle } = useRowDrag((from, to) => table.move({ top: from, bottom: from }, to))
  const { at, block, faults, state } = table
  const cell = (path: string) => ({ error: errorAt(path) ?? faults.get(path), mark: marks.get(path), state: cellState(states, path) })
  const active = at ? rows[at.row] : undefined
  const key = at ? columns[at.col]?.key : undefined
  const dropAt = (row: number) => {
    if (!drag || drag.to === drag.from || drag.to === drag.from + 1) return null
    if (drag.to === row) return "above"
    return drag.to === rows.length && row === rows.length - 1 ? "below" : null
  }
  return (
    <div>
      <div
        {...(wide && {
          role: "grid",
          "aria-label": "绩效指标",
          "aria-rowcount": rows.length + 1,
          "aria-colcount": table.cols + 2,
          "aria-multiselectable": true,
        })}
        {...(wide && events)}
        data-lines=""
        className="lg:overflow-x-auto lg:rounded lg:border lg:border-line"
      >
        <Heads wide={wide} cols={table.cols} />
        {rows.map((row, place) => (
          <IndicatorLine
            key={row.id}
            {...options}
            {...{
              row,
              place,
              wide,
              cell,
              cols: table.cols,
              count: rows.length,
              listOpen: table.listOpen,
              handle: handle(place),
              drop: dropAt(place),
            }}
            mode={at?.row === place ? state.mode : "walk"}
            stopAt={(at?.row ?? 0) === place ? (at?.col ?? 0) : null}
            isMarked={(col) => block !== null && inBlock(block, { row: place, col })}
            under={under(`indicators[${row.id}]`)}
            past={pastOf(row)}
            proposed={row === proposals.row && proposals.shown.length > 0 ? proposals.place : null}
            onWrite={(col, words) => table.write(row, col, words)}
            onMove={(by) => table.move({ top: place, bottom: place }, place + by)}
            onRemove={() => table.remove({ top: place, bottom: place })}
          />
        ))}
      </div>
      {wide && proposals.shown.length > 0 && <ProposalList proposals={proposals} />}
      <Here
        row={active}
        place={at}
        mark={active && key && marks.get(cellPath(active.id, key))}
        past={active && key === "raw" ? pastWords(pastOf(active)) : ""}
      />
      <Tools table={table} count={rows.length} />
      <p role="status" className="sr-only">
        {table.said}
        {proposals.shown.length > 0 && proposals.place < 0 && `指标库中有 ${proposals.shown.length} 条可用，按向下键选择。`}
      </p>
    </div>
  )
}
