// Each rule at work on lines of the real table (花都区人社局, 2023): what it must find, and what looks like it and must not be found.
import { expect, test } from "vitest"
import { defaultBetter, parseValue } from "../indicator-value.ts"
import type { Category } from "../published-table.ts"
import type { IndicatorRow, TargetContent } from "../target.ts"
import { blockersOf, type CheckContext, checkTarget, rules, withAnswered } from "./check.ts"

const row = (category: Category, name: string, raw: string, id = name): IndicatorRow => ({
  ...{ id, category, name, raw, subcategory: null, better: defaultBetter(parseValue(raw)) },
})
const content = (indicators: IndicatorRow[], changed: Partial<TargetContent> = {}): TargetContent => ({
  ...{
    amounts: { fiscal: 100_000_000n, specialAccount: 0n, other: 0n },
    goal: "为 300 户企业提供服务，满意度提高。",
    indicators,
    answers: [],
  },
  ...changed,
})
const warnings = (target: TargetContent, context: CheckContext = {}): string[] =>
  checkTarget(target, context)
    .filter(({ severity }) => severity !== "hint")
    .map(({ code }) => code)

/** The code of each rule that finds something in this one indicator; rules about the whole are left out. */
const inRow = (category: Category, name: string, raw: string): string => {
  const found = checkTarget(content([row(category, name, raw, "x")])).filter(({ path }) => path.startsWith("indicators[x]"))
  return `${name}＝${raw}: ${found.map(({ code }) => code).join(" ") || "-"}`
}

test("indicators of the real table that are found, and why", () => {
  expect([
    inRow("benefit", "为花都区提供人才智力支持", "为花都区提供人才智力支持"),
    inRow("benefit", "吸引报名参与人数", "宣传吸引参与人数"),
    inRow("output", "招聘人数", "年度控制数"),
    inRow("benefit", "促进社会和谐", "积极稳妥调处劳动保障信访案件"),
    inRow("output", "企业薪酬调查户数", "255"),
    inRow("output", "窗口服务工作投诉次数", "≤1%"),
    inRow("output", "参保人数", "100%"),
    inRow("output", "编外人员工资发放及时率", "按时发放"),
    inRow("benefit", "为花都区提供人才智力支持", "≥90%"),
    inRow("output", "服务人数", "≤15000人"),
    inRow("benefit", "现场维护率(%)", "≤5%"),
    inRow("output", "每年培训场数", "≥1"),
    inRow("satisfaction", "目标群体满意度", "≥80%"),
    inRow("benefit", "花都领军人才比例", "大于等于当年度高层次人才认定数量的10%"),
    inRow("benefit", "补贴发放准确率", "100%"),
    inRow("satisfaction", "服务有效率", "≥95%"),
    inRow("satisfaction", "招聘工作满意度", "≥90%"),
  ]).toEqual([
    "为花都区提供人才智力支持＝为花都区提供人才智力支持: value_repeats_name",
    "吸引报名参与人数＝宣传吸引参与人数: value_repeats_name",
    "招聘人数＝年度控制数: value_refers_elsewhere",
    "促进社会和谐＝积极稳妥调处劳动保障信访案件: value_vague",
    "企业薪酬调查户数＝255: number_without_unit operator_missing",
    "窗口服务工作投诉次数＝≤1%: percent_for_count",
    "参保人数＝100%: percent_for_count",
    "编外人员工资发放及时率＝按时发放: rate_without_percent",
    "为花都区提供人才智力支持＝≥90%: percent_of_what",
    "服务人数＝≤15000人: direction",
    "现场维护率(%)＝≤5%: direction name_holds_unit benefit_is_output",
    "每年培训场数＝≥1: number_without_unit threshold_trivial",
    "目标群体满意度＝≥80%: satisfaction_low",
    "花都领军人才比例＝大于等于当年度高层次人才认定数量的10%: operator_in_words",
    "补贴发放准确率＝100%: benefit_is_output",
    "服务有效率＝≥95%: satisfaction_named_otherwise",
    "招聘工作满意度＝≥90%: satisfaction_group_missing",
  ])
})

test("indicators of the real table that look like it and are left alone", () => {
  const fine: [Category, string, string][] = [
    ["output", "窗口服务工作投诉次数", "≤5次"],
    ["output", "窗口服务工作投诉次数", "0次"],
    ["output", "验收及时性", "≥95%"],
    ["output", "及时处理效率", "≥90%"],
    ["output", "故障响应速度", "除节假日等特殊情况下，发生故障后，100%当天启动处理程序。"],
    ["output", "项目完成时间", "11月30日前完成"],
    ["output", "档案管理数", "≥40000份"],
    ["output", "劳动合同签订率", "100%"],
    ["output", "案件调解率", "≥75%"],
    ["output", "发放及时率", "≥80%"],
    ["benefit", "败诉率", "≤15%"],
    ["benefit", "影响社会稳定事件", "0件"],
    ["benefit", "企业对政策接受度", "≥90%"],
    ["benefit", "政策知晓率", "≥95%"],
    ["benefit", "产业园区入驻机构或企业年营业收入", "≥3个亿"],
    ["satisfaction", "信息系统使用人员满意度", "≥95%"],
    ["satisfaction", "服务群体满意率", "≥90%"],
  ]
  expect(fine.map((plan) => inRow(...plan)).filter((line) => !line.endsWith(": -"))).toEqual([])
})

test("what the whole of a target lacks", () => {
  const full = [row("output", "指导人次", "≥300人次"), row("benefit", "政策知晓率", "≥95%"), row("satisfaction", "群众满意度", "≥90%")]
  const only = (category: Category) => full.filter((each) => each.category !== category)
  const goalOf = (goal: string) => warnings(content(full, { goal })).join(" ")
  expect({
    full: warnings(content(full)),
    "no output": warnings(content(only("output"))),
    "no benefit": warnings(content(only("benefit"))),
    "no satisfaction": warnings(content(only("satisfaction"))),
    nothing: warnings(content([], { goal: " " })),
    "a goal that is work only": goalOf("完成各项行政应诉、行政复议工作，以及为行政决策提供法律咨询、法律审核等服务。"),
    "a goal with a result": goalOf("促进高层次人才深度交流合作，不断提升高层次人才服务的质量与水平。"),
    "20,000,000 元 and three measures": warnings(content(full, { amounts: { fiscal: 2_000_000_000n, specialAccount: 0n, other: 0n } })),
    "two of one kind": warnings(
      content([...full, row("output", "编外人员考核合格率", "≥95%"), row("output", "编外人员年度考核合格率", "95%")]),
    ),
  }).toEqual({
    full: [],
    "no output": ["output_missing", "too_few_indicators"],
    "no benefit": ["benefit_missing", "too_few_indicators"],
    "no satisfaction": ["satisfaction_missing", "too_few_indicators"],
    nothing: ["goal_empty", "no_indicator"],
    "a goal that is work only": "goal_without_result",
    "a goal with a result": "",
    "20,000,000 元 and three measures": ["large_amount_few_measures"],
    "two of one kind": ["near_duplicate"],
  })
})

test("what only shows beside other targets and other years", () => {
  const mine = [
    row("output", "资金拨付及时率", "≥95%"),
    row("output", "参保扩面总体完成率", "≥95%"),
    row("satisfaction", "受益群体满意度", "≥90%"),
    row("benefit", "参保率", "≥98%"),
  ]
  const other = (indicators: IndicatorRow[], goal = "另一个目标，写得完全不同。", sameUnit = true) => ({
    project: "（市级）",
    sameUnit,
    goal,
    indicators,
  })
  const among = (...others: ReturnType<typeof other>[]) => warnings(content(mine), { others })
  const turned = row("output", "资金拨付及时率", "≤95%")
  expect({
    "all lines of another": among(other(mine)),
    "half of the lines": among(other(mine.slice(0, 2))),
    "the goal of another": among(other([], content([]).goal)),
    "one aims the other way": among(other([turned])),
    "two agree, one does not": among(other([turned]), other([row("output", "资金拨付及时率", "≥90%")])),
    "the other way, but in another unit": among(other([turned], "不相干的目标。", false)),
    "a third dearer, and weaker": warnings(content(mine), {
      lastYear: { total: 70_000_000n, indicators: [{ name: "参保率", raw: "≥99%" }] },
    }),
    "a third dearer, and stronger": warnings(content(mine), {
      lastYear: { total: 70_000_000n, indicators: [{ name: "参保率", raw: "≥97%" }] },
    }),
    "weaker, but cheaper": warnings(content(mine), { lastYear: { total: 100_000_000n, indicators: [{ name: "参保率", raw: "≥99%" }] } }),
  }).toEqual({
    "all lines of another": ["project_cloned"],
    "half of the lines": [],
    "the goal of another": ["goal_copied"],
    "one aims the other way": ["opposite_in_unit"],
    "two agree, one does not": [],
    "the other way, but in another unit": [],
    "a third dearer, and weaker": ["dearer_but_weaker"],
    "a third dearer, and stronger": [],
    "weaker, but cheaper": [],
  })
})

test("the library has the measure already: said of what was typed, not of what was taken or only looks alike", () => {
  const library = ["政策培训人次", "群众满意度"]
  const rows = [
    row("output", "年度政策培训人次", "≥30人次", "a"),
    row("output", "政策培训合格率", "≥90%", "b"),
    { ...row("satisfaction", "群众满意度", "≥90%", "c"), libraryId: "1" },
    row("satisfaction", "群众满意度", "≥90%", "d"),
  ]
  const found = checkTarget(content(rows), { library }).filter(({ code }) => code === "library_near")
  expect(found.map(({ path, severity, message }) => [path, severity, message])).toEqual([
    ["indicators[a].name", "hint", "第 1 条产出指标“年度政策培训人次”与指标库中的“政策培训人次”近似，可以从指标库选用，以便口径一致。"],
    ["indicators[d].name", "hint", "第 4 条满意度指标“群众满意度”也在指标库中，可以从指标库选用，以便口径一致。"],
  ])
})

test("a district's settings: another severity, another number, not at all", () => {
  const low = content([
    row("satisfaction", "群众满意度", "≥88%"),
    row("output", "指导人次", "≥3人次"),
    row("benefit", "政策知晓率", "≥95%"),
  ])
  const found = (settings: CheckContext["settings"]) =>
    checkTarget(low, settings && { settings }).flatMap(({ code, severity }) => (code === "satisfaction_low" ? [severity] : []))
  expect([
    found({}),
    found({ satisfaction_low: { severity: "error" } }),
    found({ satisfaction_low: { severity: "off" } }),
    found({ satisfaction_low: { thresholds: { below: 85 } } }),
  ]).toEqual([["warning"], ["error"], [], []])
})

test("an answered warning no longer blocks; an error and a word too short do", () => {
  const rows = [row("output", "指导次数", "≥30", "a"), row("benefit", "政策知晓率", "≥95%"), row("satisfaction", "群众满意度", "≥90%")]
  const answer = (text: string) => [{ code: "number_without_unit", path: "indicators[a].raw", text }]
  const blocking = (changed: Partial<TargetContent>) => blockersOf(checkTarget(content(rows, changed))).map(({ code }) => code)
  expect({
    silent: blocking({}),
    "in words": blocking({ answers: answer("次数，名称里已写明。") }),
    "too short": blocking({ answers: answer("是") }),
    "at another place": blocking({ answers: [{ code: "number_without_unit", path: "goal", text: "次数，名称里已写明。" }] }),
    "an error beside it": blocking({ answers: answer("次数，名称里已写明。"), goal: "" }),
  }).toEqual({
    silent: ["number_without_unit"],
    "in words": [],
    "too short": ["number_without_unit"],
    "at another place": ["number_without_unit"],
    "an error beside it": ["goal_empty"],
  })
})

test("what the unit answered reaches a reviewer who cannot see what it was compared with, once, and in the rule's title alone", () => {
  const others = [{ project: "居民医保（区本级）", sameUnit: true, goal: content([]).goal, indicators: [] }]
  const mine = content([row("output", "受理投诉处理率", "300")], {
    answers: [{ code: "number_without_unit", path: "indicators[受理投诉处理率].raw", text: "次数，名称里已写明。" }],
  })
  const cloned = { code: "goal_copied", path: "goal", answer: "两级分担同一项目。" }
  const seen = checkTarget(mine, {}).filter(({ answer }) => answer !== null)
  const answered = [...seen, cloned].map(({ code, path, answer }) => ({ code, path, answer }))
  expect(checkTarget(mine, { others }).map(({ code }) => code)).toContain("goal_copied")
  expect(withAnswered(seen, answered).map(({ message, answer }) => [message, answer])).toEqual([
    ...seen.map(({ message, answer }) => [message, answer]),
    [rules.find(({ code }) => code === "goal_copied")?.title, "两级分担同一项目。"],
  ])
})

test("a rule has one code, a title, a description and a source; numbers stay within their bounds", () => {
  expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length)
  expect(rules.filter(({ title, description, source }) => !title || !description || !source).map(({ code }) => code)).toEqual([])
  const outside = rules.flatMap(({ code, thresholds }) =>
    Object.values(thresholds).flatMap((each) => (each.default < each.min || each.default > each.max ? [code] : [])),
  )
  expect(outside).toEqual([])
})
