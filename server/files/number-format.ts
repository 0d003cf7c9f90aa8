// How a stored number is shown: dates, percentages, and the text some people put around a number by its format (≥0"人").
import { attribute, elementsOf, tags, textOf } from "./xml.ts"

export type Format = { kind: "plain" | "date" | "percent"; prefix: string; suffix: string }

export const plainFormat: Format = { kind: "plain", prefix: "", suffix: "" }
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

const unquote = (text: string): string =>
  text
    .replace(/"([^"]*)"/g, "$1")
    .replace(/\\(.)/g, "$1")
    .replace(/[_*]./g, "")
const literal = '(?:"[^"]*"|\\\\.|[≥≤＞＜±><=%‰人次个项元家件户天])*'
const around = new RegExp(`^(${literal})[#0?,.]+(${literal})$`)

/** Reads the first section of a format code. */
export function formatOf(id: number, code: string | undefined): Format {
  if (builtInDates.has(id)) return { ...plainFormat, kind: "date" }
  if (id === 9 || id === 10) return { ...plainFormat, kind: "percent" }
  const [section = ""] = (code ?? "").replace(/\[[^\]]*\]/g, "").split(";")
  const bare = section.replace(/"[^"]*"|\\./g, "")
  if (/[ymd年月日]/i.test(bare) && !/[#0?]/.test(bare)) return { ...plainFormat, kind: "date" }
  const found = around.exec(section.trim())
  if (!found) return plainFormat
  const kind = /%/.test(bare) ? "percent" : "plain"
  const [prefix, suffix] = [unquote(found[1] ?? ""), unquote(found[2] ?? "")]
  return kind === "percent" ? { kind, prefix, suffix: suffix.replace("%", "") } : { kind, prefix, suffix }
}

/** The formats of xl/styles.xml by the style number cells carry. */
export function readFormats(styles: string): Format[] {
  const codes = new Map(tags(styles, "numFmt").map((tag) => [Number(attribute(tag, "numFmtId")), attribute(tag, "formatCode")]))
  const inner = elementsOf("cellXfs")(styles).next().value?.body ?? ""
  return tags(inner, "xf").map((tag) => {
    const id = Number(attribute(tag, "numFmtId") ?? 0)
    return formatOf(id, codes.get(id))
  })
}

const day = 86_400_000

/** 45000 → "2023年3月15日"; a time of day is left out. Null for what is no date of a spreadsheet. */
export function dateOf(serial: number, date1904: boolean): string | null {
  const days = Math.floor(serial) + (date1904 ? 1462 : 0)
  // Spreadsheets believe in 29 February 1900: serial 60 does not exist, and those before it are one day off.
  if (!(days >= 1) || days === 60 || days > 2_958_465) return null
  const date = new Date(Date.UTC(1899, 11, 30) + (days < 60 ? days + 1 : days) * day)
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}

/** Moves the point of a decimal text two places: no float touches it. */
function timesHundred(decimal: string): string {
  const [whole = "", fraction = ""] = decimal.replace("-", "").split(".")
  const digits = `${whole}${fraction.slice(0, 2).padEnd(2, "0")}`.replace(/^0+(?=\d)/, "")
  const rest = fraction.slice(2)
  return `${decimal.startsWith("-") ? "-" : ""}${digits}${rest ? `.${rest}` : ""}`
}

/**
 * A stored number as decimal text. Spreadsheets keep 15 digits and store the nearest double: 0.30000000000000004 is 0.3.
 * `exact` is false where more than 15 whole digits were typed and the last ones are lost.
 */
export function decimalOf(stored: string): { text: string; exact: boolean } | null {
  const value = Number(stored)
  if (stored.trim() === "" || !Number.isFinite(value)) return null
  if (/^-?\d{1,15}$/.test(stored)) return { text: stored, exact: true }
  if (Math.abs(value) >= 1e15) return { text: textOf(stored), exact: false }
  const [mantissa = "", power] = String(Number(value.toPrecision(15))).split("e")
  if (power === undefined) return { text: mantissa, exact: true }
  return {
    text: Number(value.toPrecision(15))
      .toFixed(20)
      .replace(/\.?0+$/, ""),
    exact: true,
  }
}

/** What a reader of the spreadsheet sees, as far as it carries meaning. */
export function showNumber(stored: string, { kind, prefix, suffix }: Format, date1904: boolean): { text: string; exact: boolean } {
  const decimal = decimalOf(stored)
  if (!decimal) return { text: stored, exact: true }
  if (kind === "date") return { text: dateOf(Number(stored), date1904) ?? decimal.text, exact: true }
  const text = kind === "percent" ? `${timesHundred(decimal.text)}%` : decimal.text
  return { text: `${prefix}${text}${suffix}`, exact: decimal.exact }
}
