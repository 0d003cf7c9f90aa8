// How the content of a target lies in columns, there and back.
import { storedAttachments } from "#server/domain/attachment.ts"
import type { IndicatorRow, TargetContent } from "#server/domain/target.ts"
import { isEmptyForm, storedForm, type TargetForm, toStoredForm } from "#server/domain/target-form.ts"

/** A row of table indicator, without target and place. What is not filled in is null. */
export const indicatorColumns = ({ raw, midtermRaw, weight, method, source, lineage, libraryId, ...row }: IndicatorRow) => ({
  ...row,
  value_raw: raw,
  midterm_raw: midtermRaw || null,
  weight: weight || null,
  method: method || null,
  data_source: source || null,
  lineage: lineage ?? null,
  library_id: libraryId ?? null,
})

/** What a query reads of table indicator: the row as it is typed, null where nothing is filled in. */
type ReadRow = { [Key in keyof Required<IndicatorRow>]: IndicatorRow[Key] | null }

/** Without what is not filled in. */
export const indicatorOf = (row: ReadRow): IndicatorRow =>
  Object.fromEntries(Object.entries(row).filter(([key, value]) => value !== null || key === "subcategory")) as IndicatorRow

/** JSON for column target.form; null where nothing is filled in. */
export const formColumn = ({ form }: TargetContent): string | null =>
  form && !isEmptyForm(form) ? JSON.stringify(toStoredForm(form)) : null

/** Part of a content: nothing where the column is null. Throws a ZodError when the column is not a form. */
export const formOf = (column: unknown): { form?: TargetForm } => (column === null ? {} : { form: storedForm.parse(column) })

/** JSON for column target.attachments. */
export const attachmentsColumn = ({ attachments = [] }: TargetContent): string => JSON.stringify(attachments)

/** Part of a content: nothing where there are no files. Throws a ZodError when the column is not a list of them. */
export const attachmentsOf = (column: unknown): Pick<TargetContent, "attachments"> => {
  const attachments = storedAttachments.parse(column)
  return attachments.length > 0 ? { attachments } : {}
}
