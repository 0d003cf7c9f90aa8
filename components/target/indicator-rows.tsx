"use client"

import { type ReactNode, useState } from "react"
import { flushSync } from "react-dom"
import { Button } from "#components/ui/button.tsx"
import { newId } from "#components/work/new-id.ts"
import { isOpen, type OpenFields } from "#server/domain/open-fields.ts"
import type { IndicatorTree } from "#server/domain/published-table.ts"
import { limits } from "#server/domain/target.ts"
import { changeRow, type DraftRow, moveRow, newRow } from "./draft.ts"
import { fieldId, focusField } from "./focus-field.ts"
import { IndicatorRow, rowColumns } from "./indicator-row.tsx"

type Props = {
  rows: readonly DraftRow[]
  tree: IndicatorTree
  open: OpenFields
  /** What others put under a row. */
  under: (part: string) => ReactNode
  onChange: (rows: DraftRow[]) => void
  errorAt: (path: string) => string | undefined
}

const heads = ["", "一级指标", "二级指标", "指标名称", "年度指标值", "方向", "调整"]

/** The indicators: add, change, reorder, remove; what happened is said aloud and the focus goes where work goes on. */
export function IndicatorRows({ rows, tree, open, under, onChange, errorAt }: Props) {
  const listOpen = isOpen(open, "indicators")
  const [said, setSaid] = useState("")
  const [removed, setRemoved] = useState<{ row: DraftRow; at: number } | null>(null)
  const show = (next: DraftRow[], words: string, focus?: string) => {
    flushSync(() => {
      onChange(next)
      setSaid(words)
    })
    if (focus) focusField(focus)
  }
  const add = () => {
    const row = newRow(newId(), tree, rows.at(-1))
    show([...rows, row], `已增加第 ${rows.length + 1} 条指标。`, `indicators[${row.id}].name`)
  }
  const move = (id: string, by: -1 | 1) => {
    const next = moveRow(rows, id, by)
    const focused = document.activeElement
    show(next, `已移到第 ${next.findIndex((row) => row.id === id) + 1} 条。`)
    if (focused instanceof HTMLElement) focused.focus()
    // At the end of the list the button just pressed is disabled and takes no focus.
    if (document.activeElement !== focused) focusField(`indicators[${id}].name`)
  }
  const remove = (row: DraftRow, at: number) => {
    const next = rows.toSpliced(at, 1)
    const neighbour = next[at] ?? next[at - 1]
    setRemoved({ row, at })
    show(next, `已删除第 ${at + 1} 条指标。`, neighbour ? `indicators[${neighbour.id}].name` : "indicators")
  }
  const putBack = () => {
    if (!removed) return
    setRemoved(null)
    show(rows.toSpliced(removed.at, 0, removed.row), `已恢复第 ${removed.at + 1} 条指标。`, `indicators[${removed.row.id}].name`)
  }
  return (
    <div>
      <div aria-hidden="true" className={`hidden border-b border-line pb-1 text-sm font-medium text-ink-soft lg:grid ${rowColumns}`}>
        {heads.slice(0, listOpen ? undefined : -1).map((head) => (
          <span key={head}>{head}</span>
        ))}
      </div>
      <ol>
        {rows.map((row, at) => (
          <IndicatorRow
            key={row.id}
            {...{ row, tree, open, errorAt, place: at + 1, count: rows.length, under: under(`indicators[${row.id}]`) }}
            onChange={(change) => onChange(changeRow(rows, row.id, change, tree))}
            onMove={(by) => move(row.id, by)}
            onRemove={() => remove(row, at)}
          />
        ))}
      </ol>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {listOpen && (
          <Button id={fieldId("indicators")} onClick={add} disabled={rows.length >= limits.indicators}>
            ＋ 增加一条指标
          </Button>
        )}
        {listOpen && removed && (
          <Button variant="quiet" onClick={putBack}>
            恢复刚删除的指标
          </Button>
        )}
        {listOpen && <p className="hidden text-sm text-ink-soft lg:block">在指标行内按 Alt+↑ 或 Alt+↓ 调整次序。</p>}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  )
}
