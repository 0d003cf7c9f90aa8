// Money is 分 as bigint everywhere inside (1 万元 = 1,000,000 分) and 万元 as text at the edges. No float touches it.

/** Hundredths of a yuan. */
export type Fen = bigint

const decimals = 6
const fenPerWan = 1_000_000n
/** 10^13 元: nothing in a district's budget is larger, so more is a slip of the keyboard. */
const largest: Fen = 10n ** 15n
/** Longest text worth looking at; the largest amount with all separators and decimals is far shorter. */
const longest = 60

export type ParsedMoney = { ok: true; fen: Fen } | { ok: false; message: string }
const refuse = (message: string): ParsedMoney => ({ ok: false, message })

/** Blanks, and what cannot be seen, around an amount pasted from a table. */
const blankSides = /^[\s\u200B-\u200F\u2060]+|[\s\u200B-\u200F\u2060]+$/g
const minus = /^[-−–]/
const amountForm = /^(\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,6}))?$/

/** Why a text is no amount: the first that fits. Full-width signs are half-width by then. */
const faults: readonly [RegExp, string][] = [
  [/^$/, "请填写金额，没有的填 0。"],
  [/^[-−–][\d.,]|^[(（].*[)）]$/, "金额不能是负数。"],
  [/^\+/, "金额前不要写加号。"],
  [/^0x/i, "金额不能用十六进制，请写成如 17,724.04。"],
  [/^[\d.,]+e[-+]?\d+$/i, "金额不能用科学计数法，请写成如 17,724.04。"],
  [/^[\d.,\s]+[百千万亿元圆]+$/, "金额只写数字，不写单位；这里的单位已是万元。"],
  [/^[-+]?(nan|inf)/i, "金额不是一个数，请写成如 17,724.04。"],
  [/\d\s+\d/, "金额的数字之间不能有空格。"],
  [/[^\d.,\s]/, "金额只能写数字、小数点和千位分隔符，单位是万元。"],
  [/\..*\./, "金额只能有一个小数点。"],
  [/\.\d{7,}$/, "金额以万元为单位，最多 6 位小数（精确到分）。"],
  [/,/, "千位分隔符的位置不对，请写成如 17,724.04。"],
  [/^\.|\.$/, "小数点前后都要有数字。"],
]

/** １７，７２４．０４ → 17,724.04: the input method is often left in full-width mode. */
const toHalfWidth = (typed: string) => typed.replace(/[０-９．，＋－]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))

const explain = (text: string) => faults.find(([form]) => form.test(text))?.[1] ?? "金额写法不对，请写成如 17,724.04。"

/**
 * Reads 万元 as typed: up to 6 decimals, full-width digits and separators, well-placed thousands separators, blanks around it.
 * "-0" is 0. ".5", and "0,123" whose separator may be a decimal comma, are refused rather than guessed at.
 * @returns 分, or a Chinese sentence for the person who typed it; the caller names the cell.
 */
export function parseWan(typed: string): ParsedMoney {
  if (typed.length > longest) return refuse("金额太长，请核对。")
  const text = toHalfWidth(typed.replace(blankSides, ""))
  const unsigned = text.replace(minus, "")
  const match = amountForm.exec(unsigned)
  if (!match) return refuse(explain(text))

  const [, whole = "", fraction = ""] = match
  const fen = BigInt(whole.replaceAll(",", "") + fraction.padEnd(decimals, "0"))
  if (text !== unsigned && fen > 0n) return refuse("金额不能是负数。")
  return fen > largest ? refuse("金额超过 10 万亿元，请核对单位是否为万元。") : { ok: true, fen }
}

const group = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ",")
const sizeOf = (fen: Fen): Fen => (fen < 0n ? -fen : fen)

/** 分 → hundredths of 万元, half up (a difference below zero: away from zero). What a reader sees of an amount. */
export const toHundredths = (fen: Fen): bigint => {
  const size = (sizeOf(fen) + 5_000n) / 10_000n
  return fen < 0n ? -size : size
}

/** Hundredths as text with two decimals. */
function printHundredths(hundredths: bigint, printWhole: (digits: string) => string): string {
  const digits = sizeOf(hundredths).toString().padStart(3, "0")
  return `${hundredths < 0n ? "-" : ""}${printWhole(digits.slice(0, -2))}.${digits.slice(-2)}`
}

/** "17,724.04": 万元 with two decimals, for people. */
export const printWan = (fen: Fen): string => printHundredths(toHundredths(fen), group)

/** "17724.04": 万元 with two decimals, for data. */
export const printWanPlain = (fen: Fen): string => printHundredths(toHundredths(fen), (digits) => digits)

/** 万元 with at least two and as many decimals as the amount has, for input boxes: `parseWan` of it gives the same 分. */
export function printWanExact(fen: Fen): string {
  const fraction = (sizeOf(fen) % fenPerWan)
    .toString()
    .padStart(decimals, "0")
    .replace(/0{1,4}$/, "")
  return `${fen < 0n ? "-" : ""}${sizeOf(fen) / fenPerWan}.${fraction}`
}

export const sumFen = (amounts: Iterable<Fen>): Fen => {
  let sum = 0n
  for (const fen of amounts) sum += fen
  return sum
}
