// What the commands of the keyboard do to the indicator table.
import * as grid from "#components/grid/grid-state.ts"
import type { Command } from "#components/grid/keys.ts"
import { type Place, stepFrom, tabFrom } from "#components/grid/selection.ts"
import type { IndicatorTree } from "#server/domain/published-table.ts"
import type { DraftRow } from "./draft.ts"
import { openCell } from "./grid-focus.ts"
import { columns } from "./indicator-columns.ts"
import type { IndicatorTable } from "./use-indicator-grid.ts"

type Of<Do extends Command["do"]> = Extract<Command, { do: Do }>
/** Answers false where the key is the browser's after all. */
type Handlers = { [Do in Command["do"]]: (command: Of<Do>, from: Place) => unknown }

/** What each command does to the table. */
export function gridCommands(table: IndicatorTable, rows: readonly DraftRow[], tree: IndicatorTree) {
  const { state, setState, setSaid, ids } = table
  const size = { rows: rows.length, cols: table.cols }
  const marked = (from: Place) => table.block ?? { top: from.row, bottom: from.row, left: from.col, right: from.col }

  const handlers: Handlers = {
    step: ({ step, extend }, from) => {
      const to = stepFrom(extend ? (grid.placeOf(state.head, ids) ?? from) : from, step, size)
      if (extend) table.extend(table.spotOf(to))
      else table.go(to)
    },
    tab: ({ back }, from) => {
      const to = state.leaving ? null : tabFrom(from, back, size)
      if (to) table.go(to, "tab")
      return to !== null
    },
    enter: ({ back }, from) => {
      const to = stepFrom({ row: from.row, col: back ? from.col : (state.tabFrom ?? from.col) }, back ? "up" : "down", size)
      if (to.row === from.row && !back && table.listOpen) setSaid("已是最后一条，按 Ctrl+Enter 在下面增加一条。")
      setState(grid.endEdit)
      table.go(to)
    },
    choose: ({ place }, from) => {
      const row = rows[from.row]
      const choice = row && columns[from.col]?.choices?.(row, tree)[place]
      if (row && choice) table.write(row, from.col, choice.label)
    },
    insert: ({ above }, from) => table.insert(above ? marked(from).top : marked(from).bottom + 1),
    moveRows: ({ by }, from) => table.move(marked(from), marked(from).top + by),
    removeRows: (_, from) => table.remove(marked(from)),
    clear: (_, from) => table.clear(marked(from)),
    edit: (_, from) => openCell(table.spotOf(from)) && setState((now) => grid.startEdit(now, "caret")),
    cancel: table.cancel,
    leave: () => {
      setState(grid.leave)
      setSaid("按 Tab 离开表格。")
    },
    undo: table.undo,
    redo: table.redo,
    selectAll: () => {
      table.go({ row: 0, col: 0 })
      table.extend(table.spotOf({ row: rows.length - 1, col: table.cols - 1 }))
    },
  }
  /** Does it; whether the key has been used up. */
  return (command: Command, from: Place): boolean => {
    const handle = handlers[command.do] as (command: Command, from: Place) => unknown
    return handle(command, from) !== false || command.do !== "tab"
  }
}
