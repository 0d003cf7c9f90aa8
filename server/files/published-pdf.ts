// The published table as an A4 document in the layout of the official one.

import { printIndicator } from "#server/domain/indicator-cell.ts"
import { printWan } from "#server/domain/money.ts"
import { type Amounts, type PublishedContent, type PublishedProject, totalOf } from "#server/domain/published-table.ts"
import { publishedHeader } from "#server/domain/published-text.ts"
import { roundingHead, roundingNotes, tableTotals, unitTotals } from "#server/domain/totals.ts"
import { type Ink, margin, openPaper, type Paper } from "./paper.ts"
import { type Cell, drawTable, type Pen, type Row, writeParagraph } from "./pdf-table.ts"

export type PublishedDocument = { content: PublishedContent; version: number; publishedAt: Date; contentHash: string; reason: string }

const size = 8
const titleInk: Ink = { size: 16, bold: true }
const lineInk: Ink = { size: 9 }
const date = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" })

/** Which version this is, when it was published, and what its content can be checked by. */
export const versionWords = ({ version, publishedAt, contentHash }: Omit<PublishedDocument, "content">): string =>
  `第 ${version} 版，${date.format(publishedAt)} 公开　内容校验码（SHA-256）：${contentHash}`

const money = (amounts: Amounts, bold: boolean): Cell[] =>
  [totalOf(amounts), amounts.fiscal, amounts.specialAccount, amounts.other].map((fen) => ({ text: printWan(fen), right: true, bold }))

const sumRow = (name: string, amounts: Amounts): Row => [{ text: name, bold: true }, ...money(amounts, true), { text: "" }, { text: "" }]

const projectRow = ({ name, amounts, goal, indicators }: PublishedProject): Row => [
  { text: name },
  ...money(amounts, false),
  { text: goal },
  { text: indicators.map(printIndicator).join("\n") },
]

function* rowsOf(content: PublishedContent): Generator<Row> {
  yield sumRow("合计", tableTotals(content))
  for (const unit of content.units) {
    yield sumRow(unit.name, unitTotals(unit))
    for (const project of unit.projects) yield projectRow(project)
  }
}

/** Wide enough for the largest amount, so that none is broken; the texts share what is left. */
function widthsOf(paper: Paper, content: PublishedContent): number[] {
  const measure = paper.measure({ size, bold: true })
  const totals = tableTotals(content)
  const amount = Math.max(
    46,
    ...[totalOf(totals), totals.fiscal, totals.specialAccount, totals.other].map((fen) => measure(printWan(fen)) + 8),
  )
  const left = paper.room - 4 * amount
  return [left * 0.2, amount, amount, amount, amount, left * 0.34, left * 0.46]
}

function writeTop({ content, reason, version }: PublishedDocument, pen: Pen): void {
  const { paper } = pen
  const centre = (text: string, ink: Ink) => paper.write(text, (paper.width - paper.measure(ink)(text)) / 2, pen.y, ink)
  const right = `${content.year} 年度　单位：万元`
  centre(content.title, titleInk)
  pen.y += 28
  paper.write(`单位名称：${content.org.name}`, margin.side, pen.y, lineInk)
  paper.write(right, paper.width - margin.side - paper.measure(lineInk)(right), pen.y, lineInk)
  pen.y += 16
  if (version > 1) writeParagraph(pen, `更正说明（第 ${version} 版）：${reason}`, lineInk)
}

/** The whole document. The same snapshot gives the same bytes. */
export async function printPublishedPdf(table: PublishedDocument): Promise<Buffer> {
  const { content, publishedAt } = table
  const paper = openPaper({
    title: `${content.org.name} ${content.year} 年度${content.title}`,
    landscape: true,
    at: publishedAt,
    footer: versionWords(table),
  })
  const pen: Pen = { paper, y: margin.top }
  writeTop(table, pen)
  await drawTable(pen, {
    widths: widthsOf(paper, content),
    head: [publishedHeader.map((text) => ({ text, label: true }))],
    rows: rowsOf(content),
    size,
  })
  const notes = roundingNotes(content)
  if (notes.length > 0) writeParagraph(pen, [roundingHead, ...notes].join("\n"), { size })
  return paper.finish()
}
