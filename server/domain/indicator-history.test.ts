import { expect, test } from "vitest"
import { indicatorLines, yearWords } from "./indicator-history.ts"
import { parseValue } from "./indicator-value.ts"
import type { Category, PublishedIndicator } from "./published-table.ts"

const rows = (...all: [Category, string, string][]): PublishedIndicator[] =>
  all.map(([category, name, raw], place) => ({ seq: place + 1, category, subcategory: null, name, value: parseValue(raw) }))

const years = [
  {
    year: 2023,
    indicators: rows(["output", "培训人次", "≥500人次"], ["output", "补贴发放及时率", "≥98%"], ["satisfaction", "学员满意度", "≥90%"]),
  },
  { year: 2022, indicators: rows(["satisfaction", "学员满意度", "≥92%"], ["output", "培训人次", "≥400人次"], ["output", "简报", "12期"]) },
  { year: 2021, indicators: rows(["output", "培训人次", "按计划完成"], ["satisfaction", "学员满意度", "≥92%"]) },
]

test("one line per indicator over the years, in the order of the newest, each with what became of it", () => {
  const printed = indicatorLines(years).map(
    ({ name, values }) =>
      `${name}: ${values.map(({ year, raw, compared }) => `${year} ${raw} ${compared?.ambition ?? "first"}`).join(", ")}`,
  )
  expect(printed).toEqual([
    "培训人次: 2023 ≥500人次 stronger, 2022 ≥400人次 incomparable, 2021 按计划完成 first",
    "补贴发放及时率: 2023 ≥98% first",
    "学员满意度: 2023 ≥90% weaker, 2022 ≥92% equal, 2021 ≥92% first",
    "简报: 2022 12期 first",
  ])
})

test("a renamed indicator keeps its line, and says so", () => {
  const [line] = indicatorLines([
    { year: 2023, indicators: rows(["output", "年度培训人次", "≥500人次"]) },
    { year: 2022, indicators: rows(["output", "培训人次", "≥400人次"]) },
  ])
  expect(line?.values.map(({ name, renamed }) => [name, renamed])).toEqual([
    ["年度培训人次", true],
    ["培训人次", false],
  ])
})

test("in a sentence for citizens", () => {
  const lines = indicatorLines(years)
  expect(yearWords(lines, 2022, 2023)).toBe("与 2022 年度相比，指标1 条要求提高，1 条要求降低，新增 1 条，不再列出 1 条。")
  expect(yearWords(indicatorLines([]), 2022, 2023)).toBe("与 2022 年度相比，指标没有可比的。")
})
