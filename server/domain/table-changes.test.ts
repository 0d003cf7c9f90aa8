import { expect, test } from "vitest"
import { parseValue } from "./indicator-value.ts"
import type { PublishedContent, PublishedProject } from "./published-table.ts"
import { tableChanges } from "./table-changes.ts"

const project = (code: string, changed: Partial<PublishedProject> = {}): PublishedProject => ({
  code,
  name: `项目${code}`,
  kind: "department",
  amounts: { fiscal: 12_000_000n, specialAccount: 0n, other: 500_000n },
  goal: "修补道路。",
  indicators: [
    { seq: 1, category: "output", subcategory: "quantity", name: "修补道路里程", value: parseValue("≥30公里") },
    { seq: 2, category: "satisfaction", subcategory: null, name: "市民满意度", value: parseValue("≥90%") },
  ],
  ...changed,
})
const table = (...projects: PublishedProject[]): PublishedContent => ({
  title: "项目支出绩效目标表",
  year: 2026,
  org: { code: "401002", name: "公路所", kind: "unit" },
  units: [{ code: "401002", name: "公路所", projects }],
})
const words = (before: PublishedContent, after: PublishedContent) =>
  tableChanges(before, after).map((each) => [each.kind, each.project.code, each.place, each.before ?? "—", each.after ?? "—"].join(" | "))

test("nothing changed, nothing said", () => expect(words(table(project("A")), table(project("A")))).toEqual([]))

test("each change of a correction is one line: project, place, before, after", () => {
  const corrected = project("A", {
    name: "道路项目",
    kind: "transfer",
    amounts: { fiscal: 13_000_000n, specialAccount: 0n, other: 500_000n },
    goal: "修补道路30公里。",
    indicators: [
      { seq: 1, category: "output", subcategory: "quantity", name: "修补道路里程", value: parseValue("≥35公里") },
      { seq: 2, category: "benefit", subcategory: "social", name: "投诉下降率", value: parseValue("≥10%") },
    ],
  })
  expect(words(table(project("A"), project("B")), table(corrected, project("C")))).toEqual([
    "changed | A | 项目名称 | 项目A | 道路项目",
    "changed | A | 项目类型 | 部门预算项目 | 转移支付项目",
    "changed | A | 总计（万元） | 12.50 | 13.50",
    "changed | A | 财政拨款（万元） | 12.00 | 13.00",
    "changed | A | 绩效目标 | 修补道路。 | 修补道路30公里。",
    "changed | A | 产出指标·数量指标“修补道路里程”的年度指标值 | ≥30公里 | ≥35公里",
    "changed | A | 绩效指标 | 满意度指标“市民满意度”：≥90% | —",
    "changed | A | 绩效指标 | — | 效益指标·社会效益指标“投诉下降率”：≥10%",
    "added | C | 项目 | — | 项目C，12.50 万元",
    "removed | B | 项目 | 项目B，12.50 万元 | —",
  ])
})

test("a renamed indicator, a new order and another unit are said as such", () => {
  const [first, second] = project("A").indicators
  const reordered = project("A", {
    indicators: [
      { ...(second as typeof first), seq: 1 },
      { ...first, name: "修补道路的里程", seq: 2 },
    ] as never,
  })
  const after = { ...table(reordered), units: [{ code: "401003", name: "养护所", projects: [reordered] }] }
  expect(words(table(project("A")), after)).toEqual([
    "changed | A | 资金使用单位 | 公路所 | 养护所",
    "changed | A | 绩效指标 | 产出指标·数量指标“修补道路里程”：≥30公里 | 产出指标·数量指标“修补道路的里程”：≥30公里",
    "changed | A | 绩效指标的顺序 | — | 有调整",
  ])
})
