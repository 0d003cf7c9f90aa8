import { expect, test } from "vitest"
import { parseValue } from "./indicator-value.ts"
import {
  canonicalJson,
  categoriesOf,
  categoryLabels,
  defaultTree,
  fromStored,
  indicatorTrees,
  type PublishedContent,
  subcategories,
  subcategoryLabel,
  toStored,
} from "./published-table.ts"

const content: PublishedContent = {
  title: "项目支出绩效目标表（含转移支付项目）",
  year: 2023,
  org: { code: "101001", name: "人社局（本级）", kind: "unit" },
  units: [
    {
      code: "101001",
      name: "人社局（本级）",
      projects: [
        {
          code: "P1",
          name: "编外人员聘用经费",
          kind: "department",
          amounts: { fiscal: 506_200_000n, specialAccount: 0n, other: 1n },
          goal: "一\n二",
          indicators: [
            { seq: 1, category: "output", subcategory: null, name: "合格率", value: parseValue("≥95%") },
            { seq: 2, category: "benefit", subcategory: "social", name: "完成时间", value: parseValue("11月30日前完成") },
          ],
        },
      ],
    },
  ],
}

test("the two indicator trees", () => {
  const trees = indicatorTrees.flatMap((tree) =>
    categoriesOf(tree).map(
      (category) => `${tree} ${categoryLabels[category]}: ${subcategories(tree, category).map(subcategoryLabel).join(" ")}`,
    ),
  )
  expect(trees).toEqual([
    "costUnderOutput 产出指标: 数量指标 质量指标 时效指标 成本指标",
    "costUnderOutput 效益指标: 经济效益指标 社会效益指标 生态效益指标 可持续影响指标",
    "costUnderOutput 满意度指标: 服务对象满意度指标",
    "costCategory 产出指标: 数量指标 质量指标 时效指标",
    "costCategory 效益指标: 经济效益指标 社会效益指标 生态效益指标 可持续影响指标",
    "costCategory 满意度指标: 服务对象满意度指标",
    "costCategory 成本指标: 经济成本指标 社会成本指标 生态环境成本指标",
  ])
  expect([2020, 2021].map(defaultTree)).toEqual(["costUnderOutput", "costCategory"])
  expect(subcategoryLabel("项目效益")).toBe("项目效益")
})

test("content survives storage, with keys in any order", () => {
  const json = JSON.stringify(toStored(content))
  expect(fromStored(JSON.parse(json))).toEqual(content)
  expect(json).toContain('"amounts":{"fiscal":"506200000","specialAccount":"0","other":"1"}')
})

test("stored content that is not what it should be is refused", () => {
  const stored = toStored(content)
  const amounts = { fiscal: "1.5", specialAccount: "0", other: "0" }
  const wrong = [
    {},
    { ...stored, year: "2023" },
    { ...stored, extra: 1 },
    { ...stored, units: [{ code: "1", name: "甲", projects: [{ amounts }] }] },
  ]
  for (const json of wrong) expect(() => fromStored(json)).toThrow()
})

test("canonical JSON does not depend on the order of keys", () => {
  expect(canonicalJson({ b: [1, "二", null, true], a: { d: "\n", c: {} } })).toBe('{"a":{"c":{},"d":"\\n"},"b":[1,"二",null,true]}')
  const reversed = JSON.parse(JSON.stringify(toStored(content)), (_, value) =>
    value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
  )
  expect(canonicalJson(reversed)).toBe(canonicalJson(toStored(content)))
})
