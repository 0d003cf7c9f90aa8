"use client"

import type { ComponentProps } from "react"
import type { Mode } from "#components/grid/keys.ts"
import { cx } from "#components/ui/cx.ts"
import { isOpen, type OpenFields } from "#server/domain/open-fields.ts"
import type { IndicatorTree } from "#server/domain/published-table.ts"
import type { Mark } from "./cell-mark.ts"
import type { DraftRow } from "./draft.ts"
import type { CellState } from "./draft-session.ts"
import { fieldId } from "./focus-field.ts"
import { type Column, cellPath } from "./indicator-columns.ts"
import { readOnlyBox } from "./locked.ts"
import { PastNote } from "./past-note.tsx"
import { proposalListId } from "./proposal-list.tsx"
import { SaveMark } from "./save-mark.tsx"
import { proposalId } from "./use-proposals.ts"
import { valueWords } from "./value-words.ts"

export type CellProps = {
  row: DraftRow
  column: Column
  place: { row: number; col: number }
  tree: IndicatorTree
  open: OpenFields
  /** A grid cell; otherwise a field of a form. */
  wide: boolean
  /** Where Tab enters the grid. */
  stop: boolean
  marked: boolean
  mode: Mode
  /** Said beside the cell, because saving or submitting asked for it. */
  error: string | undefined
  mark: Mark | undefined
  /** What stood in the value cell in earlier years. */
  past: ComponentProps<typeof PastNote>
  /** Proposals of the library for the name being typed: the place of the chosen one, -1 for none yet; null: there are none. */
  proposed: number | null
  /** Whether it is stored. */
  state: CellState | undefined
  onWrite: (words: string) => void
}

const spans: Partial<Record<Column["key"], string>> = { name: "col-span-2 lg:col-span-1" }

/** What is said of the cell, tied to its control. */
const noteId = (id: string): string => `${id}-note`

/** The focus stays in the text; which proposal is chosen is said of it. */
const proposing = (place: number) => ({
  "aria-autocomplete": "list" as const,
  "aria-controls": proposalListId,
  "aria-activedescendant": place >= 0 ? proposalId(place) : undefined,
})

function Control({
  row,
  column,
  tree,
  open,
  wide,
  stop,
  mode,
  error,
  mark,
  proposed,
  onWrite,
}: Omit<CellProps, "place" | "marked" | "state" | "past">) {
  const path = cellPath(row.id, column.key)
  const common = {
    id: fieldId(path),
    className: "control grid-control",
    tabIndex: wide ? (stop ? 0 : -1) : undefined,
    "data-mode": wide ? mode : undefined,
    "aria-invalid": error || mark?.tone === "danger" ? true : undefined,
    "aria-describedby": noteId(fieldId(path)),
  }
  const choices = isOpen(open, path) ? column.choices?.(row, tree) : undefined
  if (!choices)
    return (
      <textarea
        {...common}
        {...readOnlyBox(open, path)}
        {...(column.key === "name" && proposed !== null && proposing(proposed))}
        rows={1}
        autoComplete="off"
        spellCheck={false}
        value={column.words(row)}
        onChange={(event) => onWrite(event.target.value)}
      />
    )
  const chosen = choices.find(({ label }) => label === column.words(row))?.value ?? ""
  return (
    <select {...common} value={chosen} onChange={(event) => onWrite(event.target.selectedOptions[0]?.label ?? "")}>
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}

/** What the value was understood as, and what is wrong with it: seen where there is room, always read with the control. */
function Note({ row, column, error, mark, wide, past }: Pick<CellProps, "row" | "column" | "error" | "mark" | "wide" | "past">) {
  const words = column.key === "raw" ? valueWords(row.raw) : ""
  const said = error ?? mark?.message
  return (
    <div id={noteId(fieldId(cellPath(row.id, column.key)))} className="lg:px-2 lg:[&:not(:empty)]:pb-1">
      {words && <p className="text-xs text-ink-soft">{words}</p>}
      {column.key === "raw" && <PastNote {...past} />}
      {said && (
        <p className={cx("mt-0.5 text-sm", error || mark?.tone === "danger" ? "text-danger" : "text-warn", !error && wide && "sr-only")}>
          {said}
        </p>
      )}
    </div>
  )
}

/** One cell of the indicator table; on a narrow screen one field of a form, with its label. */
export function IndicatorCell({ place, marked, ...props }: CellProps) {
  const { column, row, wide, mark, error, state } = props
  return (
    <div
      {...(wide && { role: "gridcell", "aria-colindex": place.col + 2, "aria-selected": marked })}
      data-row={wide ? place.row : undefined}
      data-col={wide ? place.col : undefined}
      title={wide && mark ? mark.message : undefined}
      className={cx("grid-cell", marked && "is-marked", spans[column.key])}
      data-tone={error ? "danger" : mark?.tone}
    >
      <label htmlFor={fieldId(cellPath(row.id, column.key))} className="mb-1 block text-sm font-medium lg:sr-only">
        {column.label}
      </label>
      <Control {...props} />
      <Note {...props} />
      <SaveMark state={state} />
    </div>
  )
}
