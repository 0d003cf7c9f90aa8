import { readFileSync } from "node:fs"
import fc from "fast-check"
import { expect, test } from "vitest"
import { parseValue } from "./indicator-value.ts"
import { printWanPlain, sumFen } from "./money.ts"
import { csvHeader, neutraliseCell, printPublishedCsv, restoreCell } from "./published-csv.ts"
import { type PublishedContent, type PublishedProject, totalOf } from "./published-table.ts"
import { parsePublishedText } from "./published-text.ts"

const base: PublishedProject = {
  code: "P1",
  name: "编外人员聘用经费",
  kind: "department",
  amounts: { fiscal: 506_200_000n, specialAccount: 0n, other: 10_000n },
  goal: "目标",
  indicators: [],
}
const table = (...projects: PublishedProject[]): PublishedContent => ({
  title: "项目支出绩效目标表（含转移支付项目）",
  year: 2023,
  org: { code: "101001", name: "人社局（本级）", kind: "unit" },
  units: [{ code: "101001", name: "人社局（本级）", projects }],
})

/** An independent reader of RFC 4180, for the tests. */
function readCsv(csv: string): string[][] {
  const rows = csv.slice(1).match(/(?:"(?:[^"]|"")*"|[^"\r\n])*\r\n/g) ?? []
  expect(`\uFEFF${rows.join("")}`).toBe(csv)
  return rows.map((row) =>
    [...row.slice(0, -2).matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
      ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "",
    ),
  )
}

test("one row per indicator, the project's fields on each; a project without indicators has a row", () => {
  const indicators = [
    { seq: 1, category: "output" as const, subcategory: "quality", name: "合格率", value: parseValue("≥95%") },
    { seq: 2, category: "benefit" as const, subcategory: null, name: "增长率", value: parseValue("-3%~3%") },
    { seq: 3, category: "satisfaction" as const, subcategory: null, name: "满意度", value: parseValue("=100%") },
  ]
  const csv = printPublishedCsv(
    table({ ...base, goal: '第一行，"引号"\n=1+1', indicators }, { ...base, code: "P2", kind: "transfer", name: "甲,乙" }),
  )
  const unit = "2023,101001,人社局（本级）,101001,人社局（本级）"
  const first = `${unit},P1,编外人员聘用经费,部门预算项目,506.21,506.20,0.00,0.01,"第一行，""引号""\n'=1+1"`
  expect(csv.split("\r\n")).toEqual([
    `\uFEFF${csvHeader.join(",")}`,
    `${first},1,产出指标,质量指标,合格率,≥95%,≥,95,,%`,
    `${first},2,效益指标,,增长率,'-3%~3%,区间,-3,3,%`,
    `${first},3,满意度指标,,满意度,'=100%,等于,100,,%`,
    `${unit},P2,"甲,乙",转移支付项目,506.21,506.20,0.00,0.01,目标,,,,,,,,,`,
    "",
  ])
})

test("the real table: a row for each of its 187 indicators, nothing lost", () => {
  const parsed = parsePublishedText(readFileSync(new URL("../../db/demo/huadu-hrss-2023.txt", import.meta.url), "utf8"))
  if (!parsed.ok) throw new Error("the real table must parse")
  const real = parsed.table.units.flatMap((unit) => unit.projects)
  const projects = real.map((project, place) => ({
    ...base,
    ...project,
    code: `P${place + 1}`,
    indicators: project.indicators.map((row) => ({ ...row, subcategory: null })),
  }))
  const rows = readCsv(printPublishedCsv(table(...projects))).slice(1)
  const at = (row: string[], column: (typeof csvHeader)[number]) => restoreCell(row[csvHeader.indexOf(column)] ?? "")
  expect(rows.map((row) => `${at(row, "项目编码")} ${at(row, "指标序号")} ${at(row, "三级指标")} ${at(row, "年度指标值")}`)).toEqual(
    projects.flatMap(({ code, indicators }) => indicators.map(({ seq, name, value }) => `${code} ${seq} ${name} ${value.raw}`)),
  )
  const amountsOf = new Map(rows.map((row) => [at(row, "项目编码"), at(row, "总计（万元）")]))
  expect([rows.length, amountsOf.size]).toEqual([187, 43])
  expect([...amountsOf.values()]).toEqual(real.map(({ amounts }) => printWanPlain(totalOf(amounts))))
  expect(printWanPlain(sumFen(real.map(({ amounts }) => totalOf(amounts))))).toBe("17724.04")
})

test("text that a spreadsheet would run is marked, and unmarked again", () => {
  const cells = [
    "=1+1",
    "+1",
    "-3%",
    "@SUM(A1)",
    "＝1",
    "＠a",
    " =1",
    "\u00a0-1",
    "\u3000+1",
    "一\n=1",
    "\t1",
    "\n甲",
    "'\n甲",
    "'=1",
    "''-1",
    "'甲",
    "甲=1",
    "≥5",
    "1-2",
  ]
  expect(cells.filter((cell) => neutraliseCell(cell) === cell)).toEqual(["'甲", "甲=1", "≥5", "1-2"])
  expect(cells.map((cell) => restoreCell(neutraliseCell(cell)))).toEqual(cells)
})

test("no text becomes a formula, and every text comes back from the file", () => {
  const pieces = fc.constantFrom(..."=+-@＝＋－＠'\"\t\r\n ,，甲1\u00a0".split(""))
  const text = fc.array(pieces, { maxLength: 10 }).map((parts) => parts.join(""))
  const same = fc.property(text, text, (name, goal) => {
    const row = readCsv(printPublishedCsv(table({ ...base, name, goal })))[1] ?? []
    expect(row).toHaveLength(csvHeader.length)
    expect([row[6], row[12]].map((cell) => restoreCell(cell ?? ""))).toEqual([name, goal])
    for (const cell of row) for (const line of cell.split(/[\r\n]/)) expect(line).not.toMatch(/^\s*[=+@＝＋－＠-]/)
  })
  fc.assert(same, { numRuns: 1000 })
})
