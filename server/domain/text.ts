// One rule for every text a person or a file brings in. Lengths are counted in code points, in the form, the API and the database.
import { z } from "zod"

/** `multiline`: line breaks (as "\n") and tabs are kept; otherwise they are refused. `required`: not empty. */
export type TextRule = { label: string; max: number; multiline?: boolean; required?: boolean }
export type CleanText = { ok: true; text: string } | { ok: false; message: string }

/**
 * Taken out without asking, since nobody sees them and they only make equal names differ: zero-width and direction marks, soft
 * hyphens, fillers, tags; all that Unicode calls default ignorable. Variant marks stay, and a joiner between two emoji: they
 * change the picture.
 */
const unseen = "(?![\\u200D\\p{Variation_Selector}])[\\p{Default_Ignorable_Code_Point}\\uFFF9-\\uFFFB]"
const looseJoiner = "(?<!\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\uFE0F)\\u200D|\\u200D(?!\\p{Extended_Pictographic})"
const invisible = new RegExp(`${unseen}|${looseJoiner}`, "gu")

/** What no text may hold, and what to say about it. The first that fits is told. */
const refused: readonly [RegExp, (label: string) => string][] = [
  [/\p{Surrogate}/u, (label) => `${label}中有残缺的字符，请重新输入。`],
  [/\uFFFD|\p{Noncharacter_Code_Point}/u, (label) => `${label}中有乱码（�），请核对文件的编码后重新输入。`],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  [/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/, (label) => `${label}中有看不见的控制字符，请删除后重新输入。`],
]

/** Without what cannot be seen. */
export const stripInvisible = (text: string): string => text.replace(invisible, "")

/** How long a text is in people's eyes: 𠮷 counts 1. */
export const lengthOf = (text: string): number => {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/**
 * Trims, makes line breaks "\n", takes out what cannot be seen; refuses broken and control characters, and what is too long.
 * Ordinary characters stay as typed: full-width stays full-width.
 */
export function cleanText(input: string, { label, max, multiline = false, required = false }: TextRule): CleanText {
  // A pasted book is refused without being read; the margin leaves room for blanks and marks that go anyway.
  if (input.length > 4 * max + 1000) return { ok: false, message: `${label}不能超过 ${max} 个字。` }
  const text = stripInvisible(input.replace(/\r\n?|[\u2028\u2029]/g, "\n")).trim()
  const fault = refused.find(([form]) => form.test(text))
  if (fault) return { ok: false, message: fault[1](label) }
  if (!multiline && text.includes("\n")) return { ok: false, message: `${label}不能换行。` }
  if (!multiline && text.includes("\t")) return { ok: false, message: `${label}不能含制表符，请改用空格或标点。` }
  if (required && text === "") return { ok: false, message: `请填写${label}。` }
  const length = lengthOf(text)
  return length > max ? { ok: false, message: `${label}不能超过 ${max} 个字，现在 ${length} 个字。` } : { ok: true, text }
}

/** `cleanText` as a zod schema: answers the cleaned text, or the sentence as its one issue. */
export const text = (rule: TextRule) =>
  z.string(`${rule.label}应当是文字。`).transform((typed, ctx): string => {
    const clean = cleanText(typed, rule)
    if (clean.ok) return clean.text
    ctx.addIssue({ code: "custom", message: clean.message })
    return z.NEVER
  })

/**
 * What names are compared by: NFKC (full-width = half-width), without anything invisible, variant marks or blanks.
 * For a unique index store this beside the name; never show it.
 */
export const nameKey = (name: string): string =>
  stripInvisible(name.normalize("NFKC")).replace(/[\s\u2800\p{Variation_Selector}]|\u200D/gu, "")

/** Two names that look equal are equal. */
export const sameName = (a: string, b: string): boolean => nameKey(a) === nameKey(b)
