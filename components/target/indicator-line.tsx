"use client"

import type { ComponentProps, ReactNode } from "react"
import { Button } from "#components/ui/button.tsx"
import { cx } from "#components/ui/cx.ts"
import { type CellProps, IndicatorCell } from "./indicator-cell.tsx"
import { basicColumns, cellPath, columns } from "./indicator-columns.ts"

type Shared = Pick<CellProps, "row" | "tree" | "open" | "wide" | "mode" | "past" | "proposed">
type Props = Shared & {
  place: number
  count: number
  /** How many columns are shown. */
  cols: number
  /** Rows may come, go and change places. */
  listOpen: boolean
  stopAt: number | null
  isMarked: (col: number) => boolean
  cell: (path: string) => Pick<CellProps, "error" | "mark" | "state">
  handle: Pick<ComponentProps<"span">, "onPointerDown" | "onPointerMove" | "onPointerUp" | "onPointerCancel">
  /** Where a row that is being drawn would go. */
  drop: "above" | "below" | null
  /** What others put under the row. */
  under: ReactNode
  onWrite: (col: number, words: string) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** Widths of the basic columns, and of all of them, which may be more than the window is wide. */
const narrowColumns = "lg:grid-cols-[2.75rem_6.75rem_minmax(7rem,10rem)_minmax(9rem,1.6fr)_minmax(8rem,1fr)_6.5rem_7rem]"
const allColumns =
  "lg:min-w-[88rem] lg:grid-cols-[2.75rem_6.75rem_10rem_minmax(12rem,1.6fr)_minmax(9rem,1fr)_6.5rem_4.5rem_9rem_12rem_9rem_7rem]"
export const lineColumns = (cols: number): string => (cols === basicColumns ? narrowColumns : allColumns)

/** For mouse and finger; the keyboard has Alt with an arrow, and Ctrl+Delete. */
function LineButtons({ place, count, wide, onMove, onRemove }: Pick<Props, "place" | "count" | "wide" | "onMove" | "onRemove">) {
  const title = `第 ${place + 1} 条指标`
  const quiet = { size: "small", variant: "quiet", tabIndex: wide ? -1 : undefined } as const
  return (
    <>
      <Button {...quiet} disabled={place === 0} onClick={() => onMove(-1)} aria-label={`${title}上移`} aria-keyshortcuts="Alt+ArrowUp">
        ↑
      </Button>
      <Button
        {...quiet}
        disabled={place === count - 1}
        onClick={() => onMove(1)}
        aria-label={`${title}下移`}
        aria-keyshortcuts="Alt+ArrowDown"
      >
        ↓
      </Button>
      <Button {...quiet} className="text-danger" onClick={onRemove} aria-label={`删除${title}`} aria-keyshortcuts="Control+Delete">
        删除
      </Button>
    </>
  )
}

const LineNumber = ({ place, wide, listOpen, handle }: Pick<Props, "place" | "wide" | "listOpen" | "handle">) => (
  <p
    {...(wide && { role: "rowheader", "aria-colindex": 1 })}
    className="num col-span-2 font-medium lg:col-span-1 lg:flex lg:items-start lg:justify-end lg:gap-1 lg:px-1.5 lg:pt-1.5 lg:text-sm lg:font-normal lg:text-ink-soft"
  >
    {listOpen && wide && (
      <span {...handle} aria-hidden="true" title="拖动调整次序" className="cursor-grab touch-none select-none px-0.5 text-line-strong">
        ⠿
      </span>
    )}
    <span className="lg:hidden">第 {place + 1} 条指标</span>
    <span className="hidden lg:inline">{place + 1}</span>
  </p>
)

/** One indicator: a row of the grid where it is wide, a group of fields where it is narrow. */
export function IndicatorLine(props: Props) {
  const { row, place, cols, wide, listOpen, stopAt, isMarked, cell, drop, under, onWrite } = props
  return (
    <>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: a row or a group, by width */}
      <div
        {...(wide ? { role: "row", "aria-rowindex": place + 2 } : { role: "group" })}
        aria-label={`第 ${place + 1} 条指标`}
        data-line={place}
        className={cx(
          "grid-line grid grid-cols-2 gap-3 border-b border-line py-3 lg:gap-0 lg:py-0",
          lineColumns(cols),
          drop && `drop-${drop}`,
        )}
      >
        <LineNumber {...props} />
        {columns.slice(0, cols).map((column, col) => (
          <IndicatorCell
            key={column.key}
            {...props}
            {...cell(cellPath(row.id, column.key))}
            {...{ column, place: { row: place, col }, stop: stopAt === col, marked: wide && isMarked(col) }}
            onWrite={(words) => onWrite(col, words)}
          />
        ))}
        <div
          {...(wide && { role: "gridcell", "aria-colindex": cols + 2 })}
          className="col-span-2 flex items-start gap-0.5 lg:col-span-1 lg:justify-end lg:pt-0.5"
        >
          {listOpen && <LineButtons {...props} />}
        </div>
      </div>
      {under && (
        <div {...(wide && { role: "row" })} className="border-b border-line">
          <div {...(wide && { role: "gridcell", "aria-colindex": 1, "aria-colspan": cols + 2 })} className="py-2 lg:pl-11">
            {under}
          </div>
        </div>
      )}
    </>
  )
}
