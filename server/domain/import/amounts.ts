// Money in files: the currency unit is what the sheet says. Where it says nothing, the person is asked; nothing is guessed.
import { type Fen, type ParsedMoney, parseWan } from "../money.ts"
import { squeeze } from "./labels.ts"

export const currencies = ["元", "千元", "万元", "亿元"] as const
export type Currency = (typeof currencies)[number]

/** How far the point moves to make 万元 of it. */
const places: Readonly<Record<Currency, number>> = { 元: -4, 千元: -1, 万元: 0, 亿元: 4 }

const said = /(?:单位:?|[([]|金额|资金|预算数?|以)(?:为|人民币)?:?(万元|千元|亿元|元)(?:计|为单位)?(?=[)\],。;]|$|\(|人民币)/

/** The currency unit a text states: 单位：万元, 财政拨款（元）, 金额单位:万元. Null when it states none. */
export function currencyIn(text: string): Currency | null {
  if (text.length > 60) return null
  const squeezed = squeeze(text)
  const whole = currencies.find((currency) => squeezed === currency)
  return whole ?? (said.exec(squeezed)?.[1] as Currency | undefined) ?? null
}

const toHalf = (text: string) => text.replace(/[０-９．，]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))

/** Digits with the point moved; null where the text is no plain amount, so that `parseWan` can say why. */
function shifted(text: string, by: number): string | null {
  const found = /^(\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/.exec(toHalf(text.trim()))
  if (!found) return null
  const [whole, fraction] = [(found[1] ?? "").replaceAll(",", ""), found[2] ?? ""]
  if (by >= 0) {
    const padded = fraction.padEnd(by, "0")
    return `${whole}${padded.slice(0, by)}${padded.length > by ? `.${padded.slice(by)}` : ""}`
  }
  const padded = whole.padStart(-by + 1, "0")
  return `${padded.slice(0, by)}.${padded.slice(by)}${fraction}`.replace(/(\.\d{6})0+$/, "$1")
}

/** What accounting formats show for nothing. */
const nothing = /^[-–—－/]*$/

/** Reads an amount in the sheet's currency unit. An empty cell and a dash are 0. */
export function parseAmount(text: string, currency: Currency): ParsedMoney {
  const trimmed = text.trim()
  if (nothing.test(trimmed)) return { ok: true, fen: 0n }
  const moved = shifted(trimmed, places[currency])
  const parsed = parseWan(moved ?? trimmed)
  if (parsed.ok && moved === null && places[currency] !== 0) return { ok: false, message: `金额看不懂，请写成以${currency}为单位的数字。` }
  if (parsed.ok || currency === "万元") return parsed
  const message = moved === null ? parsed.message : /小数/.test(parsed.message) ? "金额精确到分，小数位数太多。" : parsed.message
  return { ok: false, message: message.replaceAll("万元", currency) }
}

/** Whether an amount has a part below 0.01 万元, so that sums of what is printed may differ. */
export const isRounded = (fen: Fen): boolean => fen % 10_000n !== 0n
