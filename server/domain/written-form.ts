// Texts that differ only in how they are written: full-width or half-width, blanks, punctuation. What such a change means is nothing,
// so comparisons set it aside. Signs that carry meaning stay: a point inside a number, %, a dash between two numbers, a comparison.

const fullWidth = /[\uFF01-\uFF5E]/g
const comparisons: readonly [RegExp, string][] = [
  [/[≧⩾]|>=|=>/g, "≥"],
  [/[≦⩽]|<=|=</g, "≤"],
  [/[∼〜]/g, "~"],
]
const thousands = /(?<=\d),(?=\d{3}(?!\d))/g
const sign = "[\\s,.:;!?，。、：；！？·…“”‘’\"'「」『』《》〈〉()（）[\\]【】〔〕]"
/** What stands between two digits keeps two numbers apart, or makes one of them: 2 3, 1:3, 1.5. */
const between = new RegExp(`(?<=\\d)${sign}+(?=\\d)`, "g")
const punctuation = new RegExp(sign, "g")
const kept = (signs: string): string => `\uE000${(signs.trim().codePointAt(0) ?? 0).toString(36)}\uE000`

/** What is left of a text without anything that is only a way of writing it. Never shown. */
export function formKey(text: string): string {
  const half = text.replace(fullWidth, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
  const plain = comparisons.reduce((value, [form, spelling]) => value.replace(form, spelling), half).replace(thousands, "")
  return plain.replace(between, kept).replace(punctuation, "")
}

/** "same": not a character differs. "form": only the way it is written. */
export const changes = ["same", "form", "changed"] as const
export type Change = (typeof changes)[number]

export function changeOf(before: string, after: string): Change {
  if (before === after) return "same"
  return formKey(before) === formKey(after) ? "form" : "changed"
}
