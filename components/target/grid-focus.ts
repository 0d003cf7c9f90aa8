// The controls of the indicator table in the page.
import type { Spot } from "#components/grid/grid-state.ts"
import { fieldId } from "./focus-field.ts"
import { cellPath, columns } from "./indicator-columns.ts"

export const controlAt = ({ id, col }: Spot): HTMLElement | null => {
  const column = columns[col]
  return column ? document.getElementById(fieldId(cellPath(id, column.key))) : null
}

/** Brings a cell into focus, its text selected: the next letter, or the first of a pinyin, replaces it where it stands. */
export function focusCell(spot: Spot): void {
  const control = controlAt(spot)
  control?.focus({ preventScroll: true })
  control?.scrollIntoView({ block: "nearest", inline: "nearest" })
  if (control instanceof HTMLTextAreaElement) control.select()
}

/** Puts the caret behind the text, or opens the list of choices. Answers whether a text is being edited now. */
export function openCell(spot: Spot): boolean {
  const control = controlAt(spot)
  if (control instanceof HTMLSelectElement) control.showPicker?.()
  if (!(control instanceof HTMLTextAreaElement)) return false
  control.setSelectionRange(control.value.length, control.value.length)
  return true
}
