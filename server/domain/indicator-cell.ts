// The one cell that holds all indicators of a project in the published text form:
//   N、产出指标：NAME，年度指标值：VALUE。  repeated, N = 1, 2, …
// NAME and VALUE may hold ，and 。; what keeps the cell readable in one way only is `refusedInIndicatorText`.
import { type IndicatorValue, parseValue } from "./indicator-value.ts"
import { type Category, categories, categoryLabels } from "./published-table.ts"

/** An indicator as the text form knows it: no 二级指标. */
export type CellIndicator = { seq: number; category: Category; name: string; value: IndicatorValue }
export type ParsedCell = { ok: true; indicators: CellIndicator[] } | { ok: false; faults: string[] }

const labels = Object.values(categoryLabels).join("|")
/** Where an indicator begins: at the start, or after 。 and perhaps blanks (the real table has one). */
const head = new RegExp(`(?<=^|。)[ \\u3000]*(\\d{1,4})、(${labels})：`, "gu")
const looksLikeHead = new RegExp(`\\d、(?:${labels})：`, "u")
/** A half-width comma and a blank may stand before 年度指标值 (the real table has two). The first one ends the name. */
const separator = /(?:，|, )年度指标值：/u
/** What may stand between two indicators and at the end; it is not kept. */
const blanks = /^[ \u3000]*$/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const control = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/u

const expected = "应写成“1、产出指标：名称，年度指标值：值。”"
const shorten = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text)

/**
 * The rule for names and values of indicators, in forms and imports alike: what would make the published text ambiguous is refused.
 * @returns a Chinese sentence, or null when the text may stand.
 */
export function refusedInIndicatorText(text: string): string | null {
  if (control.test(text)) return "不能含换行、制表符等控制字符。"
  const numbered = looksLikeHead.exec(text)?.[0]
  if (numbered) return `不能含“${numbered}”这样的写法：公开表用它分隔指标，请拆成两条指标。`
  return separator.test(text) ? "不能含“，年度指标值：”：公开表用它分隔名称和指标值。" : null
}

const categoryOf = (label: string): Category | undefined => categories.find((category) => categoryLabels[category] === label)

type Item = { seq: string; label: string; text: string }

/** Cuts the cell at each head; what stands before the first is given back as `rest`. */
function cut(cell: string): { rest: string; items: Item[] } {
  const heads = [...cell.matchAll(head)]
  const items = heads.map((found, place) => ({
    seq: found[1] ?? "",
    label: found[2] ?? "",
    text: cell.slice(found.index + found[0].length, heads[place + 1]?.index),
  }))
  return { rest: cell.slice(0, heads[0]?.index), items }
}

/** NAME，年度指标值：VALUE。 In steps, each linear, whatever the text holds. */
function splitItem(text: string): { name: string; raw: string } | null {
  const end = text.trimEnd()
  const found = separator.exec(end)
  if (!found || !end.endsWith("。") || !blanks.test(text.slice(end.length))) return null
  return { name: end.slice(0, found.index), raw: end.slice(found.index + found[0].length, -1) }
}

function readItem({ seq, label, text }: Item, place: number): CellIndicator | string {
  const where = `第 ${place + 1} 条指标`
  const category = categoryOf(label)
  const split = splitItem(text)
  if (!category || !split) return `${where}看不懂（“${shorten(text)}”），${expected}。`
  if (Number(seq) !== place + 1) return `${where}的序号应是 ${place + 1}，写的是 ${seq}。`
  const refused = refusedInIndicatorText(split.name) ?? refusedInIndicatorText(split.raw)
  return refused ? `${where}：${refused}` : { seq: place + 1, category, name: split.name, value: parseValue(split.raw) }
}

/** Reads a whole cell, or tells each thing in it that is not understood. An empty cell has no indicators. */
export function parseIndicatorCell(cell: string): ParsedCell {
  const { rest, items } = cut(cell)
  if (rest.trim() !== "") return { ok: false, faults: [`绩效指标的开头看不懂（“${shorten(rest)}”），${expected}。`] }
  const read = items.map(readItem)
  const faults = read.filter((item) => typeof item === "string")
  return faults.length > 0 ? { ok: false, faults } : { ok: true, indicators: read.filter((item) => typeof item !== "string") }
}

/** One indicator as the cell has it: `N、产出指标：NAME，年度指标值：VALUE。`; `place` counts from 0. */
export const printIndicator = ({ category, name, value }: Omit<CellIndicator, "seq">, place: number): string =>
  `${place + 1}、${categoryLabels[category]}：${name}，年度指标值：${value.raw}。`

/** The cell of indicators that pass `refusedInIndicatorText`; their order gives the numbers. */
export const printIndicatorCell = (indicators: readonly Omit<CellIndicator, "seq">[]): string => indicators.map(printIndicator).join("")
