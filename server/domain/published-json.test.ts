import { expect, test } from "vitest"
import { parseValue } from "./indicator-value.ts"
import { toOpenJson } from "./published-json.ts"
import type { PublishedContent, PublishedProject } from "./published-table.ts"

const project = (code: string, fiscal: bigint, other = 0n): PublishedProject => ({
  code,
  name: `项目${code}`,
  kind: "department",
  amounts: { fiscal, specialAccount: 0n, other },
  goal: "目标",
  indicators: [],
})
const table = (...units: PublishedProject[][]): PublishedContent => ({
  title: "项目支出绩效目标表（含转移支付项目）",
  year: 2023,
  org: { code: "101", name: "人社局", kind: "department" },
  units: units.map((projects, place) => ({ code: `10100${place + 1}`, name: `单位${place + 1}`, projects })),
})
const meta = { id: "0b7c", version: 2, publishedAt: new Date("2023-03-01T09:00:00+08:00"), contentHash: "9f86" }

test("the promised shape, in the promised order of keys", () => {
  const withIndicators = {
    ...project("P1", 506_200_000n),
    indicators: [
      { seq: 1, category: "output" as const, subcategory: null, name: "合格率", value: parseValue("≥95%") },
      { seq: 2, category: "benefit" as const, subcategory: "social", name: "效果", value: parseValue("提供舒适办事环境") },
    ],
  }
  const amounts = { total: "506.20", fiscal: "506.20", specialAccount: "0.00", other: "0.00" }
  const expected = {
    id: "0b7c",
    version: 2,
    year: 2023,
    org: { code: "101", name: "人社局", kind: "department" },
    publishedAt: "2023-03-01T01:00:00.000Z",
    contentHash: "9f86",
    currencyUnit: "万元",
    totals: amounts,
    units: [
      {
        code: "101001",
        name: "单位1",
        totals: amounts,
        projects: [
          {
            code: "P1",
            name: "项目P1",
            kind: "department",
            amounts,
            goal: "目标",
            indicators: [
              {
                seq: 1,
                category: "output",
                subcategory: null,
                name: "合格率",
                value: { raw: "≥95%", operator: "gte", number: "95", unit: "%" },
              },
              {
                seq: 2,
                category: "benefit",
                subcategory: "social",
                name: "效果",
                value: { raw: "提供舒适办事环境", operator: "none", number: null, unit: null },
              },
            ],
          },
        ],
      },
    ],
  }
  expect(JSON.stringify(toOpenJson(meta, table([withIndicators])), null, 2)).toBe(JSON.stringify(expected, null, 2))
})

test("sums are made in 分 and then rounded; a note stands exactly where rounded rows do not add up", () => {
  const noted = (content: PublishedContent) => {
    const open = toOpenJson(meta, content)
    const lines = open.units.flatMap((unit) => [
      [unit.code, unit.totals.total, "note" in unit],
      ...unit.projects.map((row) => [row.code, row.amounts.total, "note" in row]),
    ])
    return [["table", open.totals.total, "note" in open], ...lines].map((line) => line.join(" "))
  }
  // 0.005 + 0.005 万元 in one unit; 0.005 from each of two sources in one project.
  expect(noted(table([project("P1", 5_000n), project("P2", 5_000n)]))).toEqual([
    "table 0.01 false",
    "101001 0.01 true",
    "P1 0.01 false",
    "P2 0.01 false",
  ])
  expect(noted(table([project("P1", 5_000n, 5_000n)], [project("P2", 10_000n)]))).toEqual([
    "table 0.02 true",
    "101001 0.01 true",
    "P1 0.01 true",
    "101002 0.01 false",
    "P2 0.01 false",
  ])
})
