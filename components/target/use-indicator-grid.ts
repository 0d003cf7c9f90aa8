"use client"

import { useState } from "react"
import { flushSync } from "react-dom"
import * as grid from "#components/grid/grid-state.ts"
import type { Block, Place } from "#components/grid/selection.ts"
import type { Cells } from "#components/grid/tsv.ts"
import type { LibrarySuggestion } from "#components/work/api.ts"
import { newId } from "#components/work/new-id.ts"
import { takenFrom, valueFrame } from "#server/domain/library.ts"
import { isOpen, type OpenFields } from "#server/domain/open-fields.ts"
import { type IndicatorTree, subcategories } from "#server/domain/published-table.ts"
import { changeRow, type DraftRow } from "./draft.ts"
import { fieldId } from "./focus-field.ts"
import { controlAt, focusCell } from "./grid-focus.ts"
import { basicColumns, cellPath, columns, hasExtras } from "./indicator-columns.ts"
import { pasteRows, pasteWords } from "./paste-rows.ts"
import { clearBlock, insertRow, moveRows, type RowEdit, removeRows } from "./row-edits.ts"
import { useRowHistory } from "./use-row-history.ts"

export type GridOptions = {
  rows: readonly DraftRow[]
  tree: IndicatorTree
  open: OpenFields
  onChange: (rows: DraftRow[]) => void
}
type Lines = Pick<Block, "top" | "bottom">

/** The table of indicators: where one is in it, and what can be done to it. What was done is said in `said`. */
export function useIndicatorGrid({ rows, tree, open, onChange }: GridOptions) {
  const history = useRowHistory({ rows, onChange })
  const [state, setState] = useState(grid.startState)
  const [said, setSaid] = useState("")
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map())
  const [more, setMore] = useState(false)
  /** The columns shown: all where one of the rarer ones is used, or asked for. */
  const cols = more || rows.some(hasExtras) ? columns.length : basicColumns
  const ids = rows.map(({ id }) => id)
  const at = grid.placeOf(state.active, ids)
  const listOpen = isOpen(open, "indicators")
  const editKey = `edit ${state.session}`
  const spotOf = ({ row, col }: Place): grid.Spot => ({ id: ids[row] ?? "", col })

  const go = (to: Place, by?: grid.By) => {
    setState((now) => grid.focusOn(now, spotOf(to), by))
    focusCell(spotOf(to))
  }
  const extend = (spot: grid.Spot) => {
    setState((now) => grid.extendTo(now, spot))
    controlAt(spot)?.scrollIntoView({ block: "nearest", inline: "nearest" })
  }
  /** Rows come, go or move: the page shows it first, then the cell takes the focus, which moving it may have cost. */
  const show = (change: () => string | null, focus: grid.Spot | null, head: grid.Spot | null = focus) => {
    flushSync(() => {
      setSaid(change() ?? "")
      setState((now) => grid.endEdit(focus ? grid.focusOn(now, focus) : now))
    })
    if (focus && controlAt(focus)) focusCell(focus)
    if (head && head !== focus) setState((now) => grid.extendTo(now, head))
  }
  const apply = (edit: RowEdit | null) => {
    if (!edit) return
    const { rows: next, words, focus = state.active } = edit
    show(() => {
      history.apply(next, words)
      return `已${words}。`
    }, focus)
    if (focus === null) document.getElementById(fieldId("indicators"))?.focus()
  }
  /** What was pasted takes its faults along when it is undone. */
  const travel = (step: () => string | null, done: string, nothing: string) =>
    show(() => {
      setFaults(new Map())
      const words = step()
      return words ? `${done}：${words}。` : nothing
    }, state.active)

  const write = (row: DraftRow, col: number, words: string) => {
    const column = columns[col]
    const written = column?.write(words, row, tree)
    if (!column || !written || "fault" in written || !isOpen(open, cellPath(row.id, column.key))) return
    if (!column.choices) setState((now) => grid.startEdit(now, "type"))
    setFaults((known) => new Map([...known].filter(([path]) => path !== cellPath(row.id, column.key))))
    history.apply(changeRow(rows, row.id, written.change, tree), `修改${column.label}`, column.choices ? undefined : editKey)
  }
  /** A row of the library goes into this one, as far as its fields are open; then its number is asked for, where there is none. */
  const take = (row: DraftRow, suggestion: LibrarySuggestion) => {
    const { raw, caret } = valueFrame(suggestion)
    const full: Partial<DraftRow> = { ...takenFrom(suggestion), ...(row.raw.trim() === "" && { raw }) }
    const known = subcategories(tree, suggestion.category).some((code) => code === full.subcategory)
    const fitting = { ...full, subcategory: known ? full.subcategory : null }
    const allowed = Object.fromEntries(
      Object.entries(fitting).filter(([key]) => key === "libraryId" || isOpen(open, `indicators[${row.id}].${key}`)),
    )
    const spot = { id: row.id, col: columns.findIndex(({ key }) => key === "raw") }
    show(() => {
      history.apply(changeRow(rows, row.id, allowed, tree), "从指标库采用")
      return `已采用“${suggestion.name}”，请填写指标值。`
    }, spot)
    const value = controlAt(spot)
    if (row.raw.trim() !== "" || !(value instanceof HTMLTextAreaElement)) return
    value.setSelectionRange(caret, caret)
    setState((now) => grid.startEdit(now, "caret"))
  }
  const paste = (cells: Cells, { top, left }: Block) => {
    const pasted = pasteRows({ rows, cells, at: { row: top, col: left }, tree, open, makeId: newId })
    const [first, last] = [pasted.first, pasted.last].map(({ row, col }) => ({ id: pasted.rows[row]?.id ?? "", col }))
    const put = () => {
      history.apply(pasted.rows, "粘贴")
      setFaults(pasted.faults)
      return pasteWords(pasted)
    }
    show(put, first ?? null, last)
  }
  return {
    ...{
      state,
      setState,
      at,
      block: grid.markedBlock(state, ids),
      cols,
      said,
      setSaid,
      faults,
      listOpen,
      ids,
      spotOf,
      go,
      extend,
      write,
      take,
      paste,
    },
    showMore: () => setMore(true),
    ...{ canUndo: history.canUndo, canRedo: history.canRedo },
    clear: (block: Block) => apply(clearBlock(rows, block, tree, open)),
    insert: (place: number) => listOpen && apply(insertRow(rows, place, tree, newId())),
    remove: (lines: Lines) => listOpen && apply(removeRows(rows, lines, at?.col)),
    move: (lines: Lines, to: number) => {
      const { head } = state
      if (listOpen) apply(moveRows(rows, lines, to))
      if (listOpen && head) setState((now) => grid.extendTo(now, head))
    },
    undo: () => travel(history.undo, "已撤销", "没有可以撤销的修改。"),
    redo: () => travel(history.redo, "已重做", "没有可以重做的修改。"),
    cancel: () => show(() => history.cancel(editKey) && "已恢复原来的内容。", state.active),
  }
}
export type IndicatorTable = ReturnType<typeof useIndicatorGrid>
