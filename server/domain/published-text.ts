// The published text form, as the real table has it: tab-separated, one project a row, blank lines where pages break.
//   title / 单位名称：… / 单位：万元 / header / 合计 / unit row, its projects, next unit row, …
// Amounts are printed in 万元 with two decimals, so 分 below 0.01 万元 are lost; a line 注：… then says that rounded rows may differ.
import { type CellIndicator, parseIndicatorCell, printIndicatorCell, refusedInIndicatorText } from "./indicator-cell.ts"
import { type Fen, parseWan, printWan } from "./money.ts"
import { type Amounts, amountLabels, totalOf } from "./published-table.ts"
import { rowNote, sumAmounts, sumNote, tableTotals, unitTotals } from "./totals.ts"

export { parseIndicatorCell, printIndicatorCell, refusedInIndicatorText }

/** What the text form carries: a PublishedContent fits, its codes, kinds, year and 二级指标 are not printed. */
export type TextProject = { name: string; amounts: Amounts; goal: string; indicators: CellIndicator[] }
export type TextUnit = { name: string; projects: TextProject[] }
export type TextTable = { title: string; org: { name: string }; units: TextUnit[] }

/** `line` and `column` (the cell of the row) count from 1. */
export type Fault = { line: number; column?: number; message: string }
export type ParsedText = { ok: true; table: TextTable } | { ok: false; faults: Fault[] }

const orgPrefix = "单位名称："
const currency = "单位：万元"
/** The columns of the official table. */
export const publishedHeader = ["项目名称（资金使用单位）", ...Object.values(amountLabels), "绩效目标", "绩效指标"] as const
const sumName = "合计"
const note = "注：因四舍五入，部分合计数与各项之和略有差异。"
/** A line break within a goal; the sign itself is refused in goals. */
const lineBreak = "↵"

// ---- printing

/** U+FEFF, too: at the start of a file it is a mark of the encoding and not part of the title. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const control = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF]/u

/** The rule for goals, in forms and imports alike. @returns a Chinese sentence, or null when the text may stand. */
export function refusedInGoalText(text: string): string | null {
  if (control.test(text.replaceAll("\n", ""))) return "绩效目标不能含制表符等控制字符。"
  return text.includes(lineBreak) ? `绩效目标不能含“${lineBreak}”：公开表用它表示换行。` : null
}

const refusedInName = (name: string): string | null =>
  name.trim() === "" ? "名称是空的。" : control.test(name) ? "名称不能含换行、制表符等控制字符。" : null

function refusedProject({ name, goal, indicators }: TextProject): string[] {
  const texts = indicators.flatMap((row) => [row.name, row.value.raw])
  const refusals = [refusedInName(name), refusedInGoalText(goal), ...texts.map(refusedInIndicatorText)]
  if (goal.trim() === "" && indicators.length === 0) refusals.push("绩效目标和绩效指标都是空的，与单位行分不开。")
  return refusals.flatMap((said) => (said ? [`项目“${name}”：${said}`] : []))
}

/** Why a table cannot be printed as text without becoming ambiguous; empty when it can. Ask before publishing. */
export const unprintable = ({ title, org, units }: TextTable): string[] => [
  ...[title, org.name, ...units.map((unit) => unit.name)].flatMap((name) => {
    const said = refusedInName(name)
    return said ? [`“${name}”：${said}`] : []
  }),
  ...units.flatMap((unit) => unit.projects.flatMap(refusedProject)),
]

const printRow = (name: string, amounts: Amounts, goal = "", cell = ""): string =>
  [name, ...[totalOf(amounts), amounts.fiscal, amounts.specialAccount, amounts.other].map(printWan), goal, cell].join("\t")

const printProject = ({ name, amounts, goal, indicators }: TextProject): string =>
  printRow(name, amounts, goal.replaceAll("\n", lineBreak), printIndicatorCell(indicators))

const isRounded = ({ units }: TextTable): boolean =>
  sumNote(units.map(unitTotals)) !== null ||
  units.some(
    ({ projects }) => sumNote(projects.map(({ amounts }) => amounts)) !== null || projects.some(({ amounts }) => rowNote(amounts) !== null),
  )

/** One line each, no blank lines, "\n" at the end. @throws Error with the sentences of `unprintable`, if there are any. */
export function printPublishedText(table: TextTable): string {
  const refusals = unprintable(table)
  if (refusals.length > 0) throw new Error(refusals.join("\n"))
  const lines = [
    table.title,
    `${orgPrefix}${table.org.name}`,
    currency,
    publishedHeader.join("\t"),
    printRow(sumName, tableTotals(table)),
    ...table.units.flatMap((unit) => [printRow(unit.name, unitTotals(unit)), ...unit.projects.map(printProject)]),
    ...(isRounded(table) ? [note] : []),
  ]
  return `${lines.join("\n")}\n`
}

// ---- parsing

type Line = { line: number; text: string }
type Row = { line: number; name: string; total: Fen; amounts: Amounts; goal: string; indicators: CellIndicator[]; isProject: boolean }

const contentLines = (text: string): Line[] =>
  text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line: index + 1, text: line }))
    .filter(({ text: line }) => line.trim() !== "")

/** What the lines before 合计 must be. */
const preamble: readonly { fits: (text: string) => boolean; expected: string }[] = [
  { fits: (text) => !text.includes("\t"), expected: "表名，独占一行" },
  { fits: (text) => text.startsWith(orgPrefix) && !text.includes("\t"), expected: `“${orgPrefix}…”` },
  { fits: (text) => text.trim() === currency, expected: `“${currency}”` },
  { fits: (text) => text === publishedHeader.join("\t"), expected: `表头“${publishedHeader.join("、")}”，以制表符分隔` },
]

/** The first line that is not what it must be; those after it have lost their places. */
function checkPreamble(lines: readonly Line[]): Fault[] {
  const place = preamble.findIndex(({ fits }, index) => !fits(lines[index]?.text ?? "\t"))
  if (place === -1) return []
  const found = lines[place]
  const line = found?.line ?? lines.at(-1)?.line ?? 1
  return [{ line, message: `${found ? "这一行" : "文件到此为止，后面"}应是${preamble[place]?.expected}。` }]
}

/** The four amounts of a row, with a fault for each that cannot be read. */
function readAmounts(line: number, cells: readonly string[]): { amounts: Fen[]; faults: Fault[] } {
  const read = cells.slice(1, 5).map((cell, place) => ({ place, parsed: parseWan(cell) }))
  const faults = read.flatMap(({ place, parsed }) =>
    parsed.ok ? [] : [{ line, column: place + 2, message: `“${publishedHeader[place + 1]}”一列：${parsed.message}` }],
  )
  return { faults, amounts: read.map(({ parsed }) => (parsed.ok ? parsed.fen : 0n)) }
}

/** Editors cut trailing tabs, so the last two cells may be missing; anything else that is not seven cells is a fault. */
function readRow({ line, text }: Line): { row: Row; faults: Fault[] } | { row: null; faults: Fault[] } {
  const cells = text.split("\t")
  if (cells.length < 5 || cells.length > publishedHeader.length)
    return { row: null, faults: [{ line, message: `这一行有 ${cells.length} 列，应有 ${publishedHeader.length} 列，以制表符分隔。` }] }
  const [name = "", , , , , goal = "", cell = ""] = cells
  const { amounts, faults } = readAmounts(line, cells)
  if (name.trim() === "") faults.push({ line, column: 1, message: "没有项目名称或单位名称。" })
  const parsed = parseIndicatorCell(cell)
  if (!parsed.ok) faults.push(...parsed.faults.map((message) => ({ line, column: publishedHeader.length, message })))
  const [total = 0n, fiscal = 0n, specialAccount = 0n, other = 0n] = amounts
  const isProject = goal.trim() !== "" || cell.trim() !== ""
  const indicators = parsed.ok ? parsed.indicators : []
  const row = {
    line,
    name,
    total,
    amounts: { fiscal, specialAccount, other },
    goal: goal.replaceAll(lineBreak, "\n"),
    indicators,
    isProject,
  }
  return { row, faults }
}

const columnsOf = (row: { total: Fen; amounts: Amounts }): Fen[] => [
  row.total,
  row.amounts.fiscal,
  row.amounts.specialAccount,
  row.amounts.other,
]

/** Rounding can move a sum of n rounded amounts by half a hundredth each, and the rounded sum by another half. */
const slack = (rows: number, rounded: boolean): Fen => (rounded ? BigInt(rows + 1) * 5_000n : 0n)
const differ = (a: Fen, b: Fen, allowed: Fen): boolean => a - b > allowed || b - a > allowed

function checkTotal(row: Row, rounded: boolean): Fault[] {
  const sum = totalOf(row.amounts)
  if (!differ(row.total, sum, slack(3, rounded))) return []
  return [{ line: row.line, column: 2, message: `总计写的是 ${printWan(row.total)}，三项资金之和是 ${printWan(sum)}。` }]
}

function checkSum(sumRow: Row, rows: readonly Row[], what: string, rounded: boolean): Fault[] {
  const amounts = sumAmounts(rows.map((row) => row.amounts))
  const sums = columnsOf({ total: rows.reduce((sum, row) => sum + row.total, 0n), amounts })
  return columnsOf(sumRow).flatMap((written, place) => {
    const sum = sums[place] ?? 0n
    if (!differ(written, sum, slack(rows.length, rounded))) return []
    return [
      {
        line: sumRow.line,
        column: place + 2,
        message: `${publishedHeader[place + 1]}写的是 ${printWan(written)}，${what}之和是 ${printWan(sum)}。`,
      },
    ]
  })
}

type Group = { unit: Row; projects: Row[] }

/** Each unit row with the project rows that follow it. */
function groupRows(rows: readonly Row[]): { groups: Group[]; faults: Fault[] } {
  const groups: Group[] = []
  const faults: Fault[] = []
  for (const row of rows) {
    if (!row.isProject) groups.push({ unit: row, projects: [] })
    else if (groups.length > 0) groups.at(-1)?.projects.push(row)
    else faults.push({ line: row.line, message: "项目行之前应有单位行（只有名称和金额，没有绩效目标和绩效指标）。" })
  }
  return { groups, faults }
}

function checkSums(sum: Row, groups: readonly Group[], rounded: boolean): Fault[] {
  const rows = [sum, ...groups.flatMap(({ unit, projects }) => [unit, ...projects])]
  return [
    ...rows.flatMap((row) => checkTotal(row, rounded)),
    ...groups.flatMap(({ unit, projects }) => checkSum(unit, projects, "下列项目", rounded)),
    ...checkSum(
      sum,
      groups.map(({ unit }) => unit),
      "各单位",
      rounded,
    ),
  ]
}

const toProject = ({ name, amounts, goal, indicators }: Row): TextProject => ({ name, amounts, goal, indicators })

const inOrder = (faults: readonly Fault[]): Fault[] => faults.toSorted((a, b) => a.line - b.line)

function checkRows(read: readonly ReturnType<typeof readRow>[], lastLine: number, rounded: boolean): { groups: Group[]; faults: Fault[] } {
  const [sum, ...rows] = read.map(({ row }) => row)
  const { groups, faults: misplaced } = groupRows(rows.filter((row) => row !== null))
  const faults = [...read.flatMap((item) => item.faults), ...misplaced]
  if (sum === undefined) faults.push({ line: lastLine, message: `文件到此为止，后面应是“${sumName}”一行。` })
  else if (sum && (sum.name !== sumName || sum.isProject)) faults.push({ line: sum.line, message: `表头下一行应是“${sumName}”。` })
  if (sum && faults.length === 0) faults.push(...checkSums(sum, groups, rounded))
  return { groups, faults: inOrder(faults) }
}

/**
 * Reads a published table. Amounts in 分. Nothing is dropped: what is not understood is a fault with its line, its cell and
 * what was expected; sums must be right to the 分 (where the file's own note says that it is rounded: within rounding).
 */
export function parsePublishedText(text: string): ParsedText {
  const lines = contentLines(text)
  const wrongPreamble = checkPreamble(lines)
  if (wrongPreamble.length > 0) return { ok: false, faults: wrongPreamble }

  const rounded = lines.at(-1)?.text.trim() === note
  const read = lines.slice(preamble.length, rounded ? -1 : undefined).map(readRow)
  const { groups, faults } = checkRows(read, lines.at(-1)?.line ?? 1, rounded)
  if (faults.length > 0) return { ok: false, faults }

  const units = groups.map(({ unit, projects }) => ({ name: unit.name, projects: projects.map(toProject) }))
  return { ok: true, table: { title: lines[0]?.text ?? "", org: { name: lines[1]?.text.slice(orgPrefix.length) ?? "" }, units } }
}
