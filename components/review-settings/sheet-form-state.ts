// The year's review sheet as it is typed, and what is sent. Pure.
import { printWanExact } from "#server/domain/money.ts"
import { type Criterion, criteria, type SheetConfig, sheetConfigInput } from "#server/domain/review-sheet.ts"

export type TypedItem = { code: string; criterion: Criterion; label: string; maxPoints: string }
export type TypedSheet = { items: TypedItem[]; limits: { excellent: string; good: string; fair: string }; requiredFrom: string }

export const criterionNames = Object.keys(criteria) as Criterion[]

export const toTyped = ({ items, limits, requiredFrom }: SheetConfig): TypedSheet => ({
  items: items.map((item) => ({ ...item, maxPoints: String(item.maxPoints) })),
  limits: { excellent: String(limits.excellent), good: String(limits.good), fair: String(limits.fair) },
  requiredFrom: requiredFrom === null ? "" : printWanExact(requiredFrom),
})

/** NaN where it is no whole number: the schema has the sentence for it. */
const whole = (typed: string): number => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN)

/** As the procedure takes it. */
export const toInput = ({ items, limits, requiredFrom }: TypedSheet) => ({
  items: items.map((item) => ({ ...item, maxPoints: whole(item.maxPoints) })),
  limits: { excellent: whole(limits.excellent), good: whole(limits.good), fair: whole(limits.fair) },
  requiredFrom,
})

/** Items of one criterion stand together, in the order of the criteria. */
export const inOrder = (sheet: TypedSheet): TypedSheet => ({
  ...sheet,
  items: criterionNames.flatMap((criterion) => sheet.items.filter((item) => item.criterion === criterion)),
})

const pathOf = (keys: readonly PropertyKey[]): string =>
  keys
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "")

/** What cannot be saved yet, by the schema of the server; paths "items[0].label", "limits", "requiredFrom", "" for the whole. */
export function sheetFaults(sheet: TypedSheet): Map<string, string> {
  const read = sheetConfigInput.safeParse(toInput(sheet))
  return new Map(read.success ? [] : read.error.issues.map(({ path, message }) => [pathOf(path), message]))
}

export const pointSum = ({ items }: TypedSheet): number => items.reduce((sum, { maxPoints }) => sum + (whole(maxPoints) || 0), 0)

/** A code nobody sees: it ties a filled-in draft to its item. Only letters, so 1 is b and 27 is cb. */
export function freeCode(items: readonly TypedItem[]): string {
  const taken = new Set(items.map(({ code }) => code))
  const letters = (number: number): string =>
    [...number.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join("")
  let number = 0
  while (taken.has(`item_${letters(number)}`)) number += 1
  return `item_${letters(number)}`
}
