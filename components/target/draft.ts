// What is typed into the form of a target, and what can be said of it before it is sent. Pure.
import { type CheckContext, checkTarget, type Problem } from "#server/domain/checks/check.ts"
import { defaultBetter, parseValue } from "#server/domain/indicator-value.ts"
import { type Fen, parseWan, printWanExact, sumFen } from "#server/domain/money.ts"
import { type Amounts, categoriesOf, type IndicatorTree, subcategories } from "#server/domain/published-table.ts"
import { type TargetContent, type TargetInput, targetInput } from "#server/domain/target.ts"

export type Draft = TargetInput
export type DraftRow = Draft["indicators"][number]
export type Fault = { path: string; message: string }

const typedAmounts = ({ fiscal, specialAccount, other }: Amounts): Draft["amounts"] => ({
  fiscal: printWanExact(fiscal),
  specialAccount: printWanExact(specialAccount),
  other: printWanExact(other),
})

/** Stored content as it stands in the boxes. */
export const toDraft = ({ amounts, goal, indicators, answers, form, attachments }: TargetContent): Draft => ({
  amounts: typedAmounts(amounts),
  goal,
  indicators,
  answers,
  ...(form && { form: { ...form, midterm: typedAmounts(form.midterm) } }),
  ...(attachments && { attachments }),
})

/** 分, or null where it cannot be read. An empty box is nothing, as on the paper form. */
export const readAmount = (typed: string): Fen | null => {
  const parsed = parseWan(typed.trim() || "0")
  return parsed.ok ? parsed.fen : null
}

/** The sum of the three boxes; null while one of them cannot be read. */
export const draftTotal = ({ amounts }: Draft): Fen | null => {
  const parts = [amounts.fiscal, amounts.specialAccount, amounts.other].map(readAmount)
  return parts.includes(null) ? null : sumFen(parts.filter((fen) => fen !== null))
}

/** Rows are known by their id: their place may change while an answer travels. */
export const pathById = (path: string, draft: Draft): string =>
  path.replace(/^indicators\[(\d+)\]/, (all, place: string) => {
    const row = draft.indicators[Number(place)]
    return row ? `indicators[${row.id}]` : all
  })

const issuePath = (keys: readonly PropertyKey[]): string =>
  keys
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "")

/** What the server would not even store: unreadable amounts, too long texts. The same schema as there. */
export function faultsOf(draft: Draft): Fault[] {
  const read = targetInput.safeParse(draft)
  if (read.success) return []
  return read.error.issues.map(({ path, message }) => ({ path: pathById(issuePath(path), draft), message }))
}

/** What stands between the draft and its submission, by the same rules as the server; an unreadable amount counts as nothing. */
export const problemsOf = ({ amounts, form, ...rest }: Draft, context: CheckContext): Problem[] =>
  checkTarget({ ...rest, amounts: readAmounts(amounts), ...(form && { form: { ...form, midterm: readAmounts(form.midterm) } }) }, context)

const readAmounts = ({ fiscal, specialAccount, other }: Draft["amounts"]): Amounts => ({
  fiscal: readAmount(fiscal) ?? 0n,
  specialAccount: readAmount(specialAccount) ?? 0n,
  other: readAmount(other) ?? 0n,
})

/** Says, changes or (empty) takes back what is said to one warning. */
export const withAnswer = (draft: Draft, { code, path }: Pick<Problem, "code" | "path">, text: string): Draft => ({
  ...draft,
  answers: [...draft.answers.filter((answer) => answer.code !== code || answer.path !== path), ...(text ? [{ code, path, text }] : [])],
})

/** A new row continues where the last one stands. */
export const newRow = (id: string, tree: IndicatorTree, last: DraftRow | undefined): DraftRow => ({
  id,
  category: last?.category ?? categoriesOf(tree)[0] ?? "output",
  subcategory: last ? last.subcategory : null,
  name: "",
  raw: "",
  better: "higher",
})

/** Another first level voids a second level that does not stand under it. */
const fitting = (row: DraftRow, tree: IndicatorTree): DraftRow => {
  const known = subcategories(tree, row.category).some((code) => code === row.subcategory)
  return known || row.subcategory === null ? row : { ...row, subcategory: null }
}

/** The direction follows from the value until somebody declares another one. */
const following = (before: DraftRow, row: DraftRow): DraftRow => {
  if (row.better !== before.better || before.better !== betterOf(before.raw)) return row
  return { ...row, better: betterOf(row.raw) }
}
const betterOf = (raw: string): DraftRow["better"] => (raw.trim() ? defaultBetter(parseValue(raw)) : "higher")

/** One row changed, and what follows from the change. */
export const changeRow = (rows: readonly DraftRow[], id: string, change: Partial<DraftRow>, tree: IndicatorTree): DraftRow[] =>
  rows.map((row) => {
    if (row.id !== id) return row
    const changed = { ...row, ...change }
    return following(row, change.category ? fitting(changed, tree) : changed)
  })

/** Takes the rows from `top` to `bottom` out and puts them back so that they begin at `to` among the rest; never beyond the ends. */
export function placeRows(rows: readonly DraftRow[], { top, bottom }: { top: number; bottom: number }, to: number): DraftRow[] {
  const moved = rows.slice(top, bottom + 1)
  const rest = rows.toSpliced(top, moved.length)
  return rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, ...moved)
}
