import { expect, test } from "vitest"
import { fieldsOf, isOpen, lockedChanges, type OpenFields } from "./open-fields.ts"
import type { IndicatorRow, TargetContent } from "./target.ts"
import { emptyForm } from "./target-form.ts"

const row = (id: string, name: string, raw: string): IndicatorRow => ({
  ...{ id, name, raw },
  ...{ category: "output", subcategory: null, better: "higher" },
})
const before: TargetContent = {
  amounts: { fiscal: 100_000_000n, specialAccount: 0n, other: 0n },
  goal: "修补道路 30 公里。",
  answers: [],
  indicators: [row("a", "修补里程", "≥30公里"), row("b", "合格率", "≥95%")],
}
const [first, second] = before.indicators as [IndicatorRow, IndicatorRow]

const edits: Record<string, TargetContent> = {
  "amount up": { ...before, amounts: { ...before.amounts, fiscal: 200_000_000n } },
  "goal rewritten": { ...before, goal: "修补道路 35 公里。" },
  "first value raised": { ...before, indicators: [{ ...first, raw: "≥35公里" }, second] },
  "first value and direction": { ...before, indicators: [{ ...first, raw: "≤35公里", better: "lower" }, second] },
  "first to another level": { ...before, indicators: [{ ...first, category: "benefit", subcategory: "social" }, second] },
  "first renamed": { ...before, indicators: [{ ...first, name: "修补公里数" }, second] },
  "second removed": { ...before, indicators: [first] },
  "third added": { ...before, indicators: [first, second, row("c", "满意度", "≥90%")] },
  "order turned": { ...before, indicators: [second, first] },
}

const table = (open: OpenFields) =>
  Object.entries(edits).map(
    ([name, after]) =>
      `${name}: ${
        lockedChanges(open, before, after)
          .map(({ path }) => path)
          .join(" ") || "may"
      }`,
  )

test("all open: every edit is possible", () => {
  expect(table(null)).toEqual(Object.keys(edits).map((name) => `${name}: may`))
})

test("one value named: that value and its direction, nothing else", () => {
  expect(table(["indicators[a].raw"])).toEqual([
    "amount up: amounts.fiscal",
    "goal rewritten: goal",
    "first value raised: may",
    "first value and direction: may",
    "first to another level: indicators[a].category indicators[a].subcategory",
    "first renamed: indicators[a].name",
    "second removed: indicators[b]",
    "third added: indicators",
    "order turned: indicators",
  ])
})

test("one first level named: that level and the second one under it", () => {
  expect(table(["indicators[a].category"]).filter((line) => line.endsWith("may"))).toEqual(["first to another level: may"])
})

test("a whole row may be changed and removed; the whole list may be added to and turned round", () => {
  expect(table(["indicators[b]", "goal"]).filter((line) => line.endsWith("may"))).toEqual(["goal rewritten: may", "second removed: may"])
  expect(table(["indicators", "amounts"]).filter((line) => !line.endsWith("may"))).toEqual(["goal rewritten: goal"])
})

test("every field that a reviewer can name opens itself", () => {
  const closed = fieldsOf(before).filter(({ path }) => !isOpen([path], path))
  expect(closed).toEqual([])
  expect(
    fieldsOf(before)
      .map(({ path, label }) => `${path} ${label}`)
      .slice(0, 22),
  ).toEqual([
    "amounts 资金（全部）",
    "amounts.fiscal 财政拨款（万元）",
    "amounts.specialAccount 财政专户拨款（万元）",
    "amounts.other 其他资金（万元）",
    "goal 绩效目标",
    "form 项目概况与中期目标（全部）",
    "form.startsOn 项目开始年月",
    "form.endsOn 项目结束年月",
    "form.basis 立项依据",
    "form.midtermGoal 中期绩效目标",
    "form.midterm.fiscal 中期财政拨款（万元）",
    "form.midterm.specialAccount 中期财政专户拨款（万元）",
    "form.midterm.other 中期其他资金（万元）",
    "indicators 绩效指标（全部，含增删）",
    "indicators[a] 第 1 条指标“修补里程”（整条）",
    "indicators[a].category 第 1 条指标“修补里程”的一级指标",
    "indicators[a].subcategory 第 1 条指标“修补里程”的二级指标",
    "indicators[a].name 第 1 条指标“修补里程”的指标名称",
    "indicators[a].raw 第 1 条指标“修补里程”的年度指标值",
    "indicators[a].better 第 1 条指标“修补里程”的方向",
    "indicators[a].midtermRaw 第 1 条指标“修补里程”的中期指标值",
    "indicators[a].weight 第 1 条指标“修补里程”的分值",
  ])
})

test("the rest of the 申报表 is locked as everything else, a whole part at once or box by box", () => {
  const form = { ...emptyForm, basis: "区政府第 12 次常务会议" }
  const row = before.indicators[0]
  const weighed = row ? [{ ...row, weight: "10" }, ...before.indicators.slice(1)] : []
  const said = (open: string[], after: TargetContent) => lockedChanges(open, before, after).map(({ path }) => path)
  expect([
    said(["goal"], { ...before, form }),
    said(["form.basis"], { ...before, form }),
    said(["form"], { ...before, form }),
    said(["form"], { ...before, form: emptyForm }),
    said(["form"], { ...before, indicators: weighed }),
    said(["indicators[a]"], { ...before, indicators: weighed }),
  ]).toEqual([["form.basis"], [], [], [], ["indicators[a].weight"], []])
})
