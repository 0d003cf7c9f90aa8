// Personal data stops publication: 政府信息公开条例 第15条. Phone and identity numbers are what slips into free text.
import { type TextRule, text } from "./text.ts"

export type PersonalData = { kind: "phone" | "identity"; text: string }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The 18th character of an identity number is a check digit (GB 11643): without it long codes would cry wolf. */
function isIdentityNumber(digits: string): boolean {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  return "10X98765432"[sum % 11] === digits[17]?.toUpperCase()
}

const mobile = /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g
const landline = /(?<!\d)0\d{2,3}[-－—]\d{7,8}(?!\d)/g
const identity = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g

/** Phone and identity numbers in a text, also in full-width digits. */
export function findPersonalData(text: string): PersonalData[] {
  const plain = text.normalize("NFKC")
  const all = (pattern: RegExp) => [...plain.matchAll(pattern)].map(([found]) => found)
  return [
    ...[...all(mobile), ...all(landline)].map((found) => ({ kind: "phone" as const, text: found })),
    ...all(identity)
      .filter(isIdentityNumber)
      .map((found) => ({ kind: "identity" as const, text: found })),
  ]
}

const kinds = { phone: "电话号码", identity: "身份证号码" } as const

/** "电话号码（138…00）": enough to find it, not enough to repeat it. */
export const personalDataWords = (found: PersonalData): string =>
  `${kinds[found.kind]}（${found.text.slice(0, 3)}…${found.text.slice(-2)}）`

/** Free text that goes out as it is written, as a zod schema: also refuses what holds personal data. */
export const publicText = (rule: TextRule) =>
  text(rule).superRefine((written, ctx) => {
    const [found] = findPersonalData(written)
    if (found) ctx.addIssue({ code: "custom", message: `${rule.label}会公开，其中有${personalDataWords(found)}，请去掉。` })
  })
