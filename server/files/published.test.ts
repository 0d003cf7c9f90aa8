// The real table as PDF and as a workbook: everything is there, whole, on paper that holds it.
import { expect, test } from "vitest"
import { printIndicator } from "#server/domain/indicator-cell.ts"
import { printWan } from "#server/domain/money.ts"
import { categoryLabels, type PublishedProject, totalOf } from "#server/domain/published-table.ts"
import { publishedHeader } from "#server/domain/published-text.ts"
import { type PublishedDocument, printPublishedPdf } from "./published-pdf.ts"
import { printPublishedXlsx } from "./published-xlsx.ts"
import { realDocument } from "./real-document.ts"
import { readPdf, textOf } from "./test-pdf-text.ts"
import { readSheet } from "./test-workbook.ts"

const table = realDocument()
const { content } = table
const projects = content.units.flatMap((unit) => unit.projects)
const withProjects = (some: PublishedProject[]): PublishedDocument => ({
  ...table,
  content: { ...content, units: [{ code: "1", name: "单位", projects: some }] },
})
const blankless = (text: string) => text.replace(/\s/g, "")

test("PDF: every word of the real table, whole; head, version, hash and number on each page; the same bytes again", async () => {
  const bytes = await printPublishedPdf(table)
  const pages = readPdf(bytes)
  const text = blankless(pages.map(textOf).join(""))
  for (const { name, goal, indicators, amounts } of projects)
    for (const words of [name, goal, printWan(totalOf(amounts)), indicators.map(printIndicator).join("")])
      expect(text).toContain(blankless(words))
  expect(text).toContain("更正说明（第2版）：补充一个项目")
  for (const [place, page] of pages.entries()) {
    const said = blankless(textOf(page))
    for (const head of publishedHeader) expect(said).toContain(head)
    expect(said).toContain(`第2版，2023-02-21公开内容校验码（SHA-256）：${table.contentHash}第${place + 1}页，共${pages.length}页`)
  }
  expect(pages.length).toBe(7)
  expect((await printPublishedPdf(table)).equals(bytes)).toBe(true)
}, 30_000)

test("PDF: nothing lies outside the page, and a project longer than a page goes on overleaf under the head", async () => {
  const long = { ...(projects[0] as PublishedProject), name: "很长的项目", goal: "鑫的目标，".repeat(400) }
  const pages = readPdf(await printPublishedPdf(withProjects([long])))
  expect(pages.length).toBeGreaterThan(2)
  for (const { x, y } of pages.flat()) expect(x >= 36 && x < 806 && y > 20 && y < 560).toBe(true)
  expect(textOf(pages.flat()).split("鑫").length - 1).toBe(400)
  for (const page of pages) expect(textOf(page)).toContain("绩效指标")
}, 30_000)

test("PDF: signs that the large font file lacks come from the small ones", async () => {
  const row = { ...(projects[0] as PublishedProject), goal: "≥95%、≤3℃、①②、±5‰、２０２３年、〔2020〕73号、囧頁龘" }
  expect(textOf(readPdf(await printPublishedPdf(withProjects([row]))).flat())).toContain(row.goal)
}, 30_000)

const sheetOf = async (printed: PublishedDocument) => readSheet(await printPublishedXlsx(printed))

test("workbook: the real table comes back, amounts as numbers, one row per indicator beside merged project cells", async () => {
  const { rows, merges, pageSetup } = await sheetOf(table)
  expect(rows[0]?.[0]).toBe(content.title)
  expect([rows[1]?.[0], rows[1]?.[6]]).toEqual([`单位名称：${content.org.name}`, "2023 年度　单位：万元"])
  expect(rows[2]?.slice(0, 7)).toEqual([...publishedHeader])
  expect(rows[4]?.slice(0, 5)).toEqual(["合计", 17724.04, 17724.04, 0, 0])
  const body = rows.slice(6, -1)
  expect(body).toHaveLength(187)
  expect(body.map((row) => row.slice(6))).toEqual(
    projects.flatMap(({ indicators }) => indicators.map(({ category, name, value }) => [categoryLabels[category], "", name, value.raw])),
  )
  const firsts = body.filter(([name]) => name !== null)
  expect(firsts.map(([name, total, , , , goal]) => [name, Number(total).toFixed(2), goal])).toEqual(
    projects.map(({ name, amounts, goal }) => [name, printWan(totalOf(amounts)).replaceAll(",", ""), goal]),
  )
  const severed = projects.filter(({ indicators }) => indicators.length > 1).length
  expect(merges?.filter(({ startRow, startCol }) => startRow >= 6 && startCol === 0 && startRow < 193)).toHaveLength(severed)
  expect(pageSetup).toMatchObject({ paperSize: "a4", orientation: "landscape", fitToWidth: 1, printArea: `$A$1:$J$${rows.length}` })
  expect(pageSetup?.printTitlesRow).toBe("$3:$4")
}, 30_000)

test("workbook: text stays text whatever it begins with; amounts are exact to the 分", async () => {
  const [first] = projects
  const names = ["=1+1", "+1", "-3%", "@SUM(A1)", "＝1", "\t=1", "0012", "1e5", "a&b<c>\"'"]
  const amounts = [1n, 999_999n, 1_000_000n, 123_456_789_012n, 10n ** 15n]
  const made = names.map((name, place) => ({
    ...(first as PublishedProject),
    name,
    goal: name,
    indicators: [],
    amounts: { fiscal: amounts[place % amounts.length] ?? 0n, specialAccount: 0n, other: 0n },
  }))
  const { rows, cells } = await sheetOf(withProjects(made))
  const body = rows.slice(6, 6 + names.length)
  expect(body.map(([name]) => name)).toEqual(names)
  for (let row = 6; row < 6 + names.length; row += 1) expect(cells?.get(`${row},0`)?.type).toBe("string")
  expect(body.map(([, total]) => BigInt(Math.round(Number(total) * 1e6)))).toEqual(made.map(({ amounts: { fiscal } }) => fiscal))
}, 30_000)
