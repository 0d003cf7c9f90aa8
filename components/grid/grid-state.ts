// Where the keyboard stands in a grid, what is marked, and whether a text is being edited. Pure; rows by id, since they come and go.
import type { Mode } from "./keys.ts"
import { type Block, blockOf, type Place } from "./selection.ts"

export type Spot = { id: string; col: number }
export type GridState = {
  /** The cell that has the focus. */
  active: Spot | null
  /** The other corner of what is marked. */
  head: Spot | null
  mode: Mode
  /** The column in which one began to go right with Tab: Enter returns below it, as in a sheet. */
  tabFrom: number | null
  /** Escape was pressed: the next Tab leaves the grid. */
  leaving: boolean
  /** Counts what is edited without leaving the cell: all of it is one step to undo. */
  session: number
}
export type By = "tab" | "step"

export const startState: GridState = { active: null, head: null, mode: "walk", tabFrom: null, leaving: false, session: 0 }

const same = (a: Spot | null, b: Spot | null): boolean => a?.id === b?.id && a?.col === b?.col

/** The text is left, changed or not. */
export const endEdit = (state: GridState): GridState => ({ ...state, mode: "walk", leaving: false, session: state.session + 1 })

/** Another cell takes the focus; in the same one nothing changes. */
export function focusOn(state: GridState, spot: Spot, by: By = "step"): GridState {
  if (same(state.active, spot)) return state
  const tabFrom = by === "tab" ? (state.tabFrom ?? state.active?.col ?? null) : null
  return { ...endEdit(state), active: spot, head: spot, tabFrom }
}

export const extendTo = (state: GridState, head: Spot): GridState => ({ ...state, head, mode: "walk", leaving: false })
export const startEdit = (state: GridState, mode: Exclude<Mode, "walk">): GridState =>
  state.mode === "walk" ? { ...state, mode, head: state.active } : state
export const leave = (state: GridState): GridState => ({ ...state, head: state.active, leaving: true })

/** Where a spot is now; null where its row is gone. */
export const placeOf = (spot: Spot | null, ids: readonly string[]): Place | null => {
  const row = spot ? ids.indexOf(spot.id) : -1
  return spot && row >= 0 ? { row, col: spot.col } : null
}

/** What is marked now; null where the keyboard is elsewhere. */
export function markedBlock({ active, head }: GridState, ids: readonly string[]): Block | null {
  const from = placeOf(active, ids)
  return from && blockOf(from, placeOf(head, ids) ?? from)
}
