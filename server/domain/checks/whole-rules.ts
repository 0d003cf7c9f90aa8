// Warnings about the set of indicators and the goal: is something missing, does the goal say what it brings?
import { type Category, categoryLabels, subcategories, subcategoryLabel } from "../published-table.ts"
import { core } from "./likeness.ts"
import { isCost, plain } from "./names.ts"
import { at, type Checked, type Finding, type Rule, rule, ruleWith } from "./rule.ts"
import { isMeasurable, isText } from "./values.ts"

const complete = "财预〔2015〕88号 完整性；中发〔2018〕34号：包括产出、成本、效益和服务对象满意度。"
const clear = "财预〔2015〕88号：目标要指向明确、具体细化。"

const lacks =
  (category: Category) =>
  ({ rows }: Checked): Finding[] =>
    at("indicators", rows.length > 0 && !rows.some(({ row }) => row.category === category) && `没有${categoryLabels[category]}。`)

const missing = (category: "output" | "benefit" | "satisfaction"): Rule =>
  rule(
    {
      ...{ code: `${category}_missing`, severity: "warning", title: `缺少${categoryLabels[category]}` },
      ...{ description: `一条${categoryLabels[category]}也没有；确实不适用的，请说明原因。`, source: complete },
    },
    lacks(category),
  )

const costMissing = ({ rows }: Checked): Finding[] =>
  at(
    "indicators",
    rows.length > 0 &&
      !rows.some(({ row, name }) => row.category === "cost" || row.subcategory === "cost" || isCost(name)) &&
      "没有成本指标。",
  )

/** Only where the second level is filled in throughout: it cannot be guessed from names. */
function aspectsMissing({ rows, context }: Checked): Finding[] {
  const outputs = rows.filter(({ row }) => row.category === "output")
  if (outputs.length === 0 || outputs.some(({ row }) => row.subcategory === null)) return []
  const wanted = subcategories(context.tree ?? "costCategory", "output").filter((code) => code !== "cost")
  const without = wanted.filter((code) => !outputs.some(({ row }) => row.subcategory === code))
  return at("indicators", without.length > 0 && `产出指标中没有${without.map(subcategoryLabel).join("、")}。`)
}

/** A state reached or a change; 加强, 加快, 推广, 贯彻 are work. */
const result =
  /提高|提升|促进|保障|确保|改善|优化|增强|减少|减轻|降低|满足|稳定|解决|缓解|吸引|避免|规范|营造|打造|建成|建设成|形成|维护|有利于|不断|加深|扩大|推动|带动|实现|增加|强化|达到|队伍建设|防止|消除|遏制|延长|缩短|改变|便利|惠及|补齐/
const unfounded = /(?:提供|给予).{0,8}(?:保障|支持)$/

const withoutResult = ({ content }: Checked): Finding[] => {
  const goal = content.goal.trim()
  const says = result.test(goal.replace(unfounded, "").replaceAll("规范性文件", "")) || /\d/.test(goal.normalize("NFKC"))
  return at("goal", goal !== "" && !says && "绩效目标只写了做什么，没有写预期达到的结果。")
}

const sameAsName = ({ content, context }: Checked): Finding[] => {
  const [goal, name] = [content.goal, context.projectName ?? ""].map((text) => core(plain(text)).replace(/[，。、；：“”《》]/g, "")) as [
    string,
    string,
  ]
  const rest = goal.replace(name, "")
  return at(
    "goal",
    name !== "" &&
      goal.includes(name) &&
      /^(?:完成|做好|实施|推进|落实|项目|任务|目标|保障|顺利|按时|支付)*$/.test(rest) &&
      "绩效目标只是重复项目名称。",
  )
}

export const wholeRules: readonly Rule[] = [
  missing("output"),
  missing("benefit"),
  missing("satisfaction"),
  ruleWith(
    {
      ...{ code: "too_few_indicators", severity: "warning", title: "指标太少" },
      ...{ description: "指标太少，说不清一个项目。", source: complete },
      thresholds: { atLeast: { label: "至少几条", default: 3, min: 1, max: 20 } },
    },
    ({ rows }, { atLeast }) =>
      at("indicators", rows.length > 0 && rows.length < atLeast && `只有 ${rows.length} 条指标，一般不少于 ${atLeast} 条。`),
  ),
  rule(
    {
      code: "all_qualitative",
      severity: "warning",
      title: "没有一条量化指标",
      description: "所有指标值都是文字，没有数值或日期。",
      source: "财预〔2015〕88号：以定量指标为主。",
    },
    ({ rows }) => at("indicators", rows.length > 0 && rows.every(isText) && "所有指标值都是文字，至少要有一条数值或日期。"),
  ),
  rule(
    {
      code: "goal_without_result",
      severity: "warning",
      title: "绩效目标没有写结果",
      description: "绩效目标只写了做什么，没有写做成什么样、带来什么变化。",
      source: clear,
    },
    withoutResult,
  ),
  rule(
    {
      code: "goal_same_as_name",
      severity: "warning",
      title: "绩效目标重复项目名称",
      description: "绩效目标除了项目名称没有别的内容。",
      source: clear,
    },
    sameAsName,
  ),
  ruleWith(
    {
      ...{ code: "goal_too_short", severity: "warning", title: "绩效目标太短" },
      ...{ description: "绩效目标太短，说不清做什么、达到什么结果。", source: clear },
      thresholds: { atLeast: { label: "至少几个字", default: 12, min: 1, max: 500 } },
    },
    ({ content }, { atLeast }) => {
      const length = [...content.goal.trim()].length
      return at("goal", length > 0 && length < atLeast && `绩效目标只有 ${length} 个字，说不清预期结果。`)
    },
  ),
  rule(
    {
      code: "goal_without_number",
      severity: "hint",
      title: "绩效目标没有数字",
      description: "写明数量、比例或时间，目标更具体。",
      source: clear,
    },
    ({ content }) =>
      at(
        "goal",
        content.goal.trim() !== "" && !/\d/.test(content.goal.normalize("NFKC")) && "绩效目标里没有数字，可写明数量、比例或时间。",
      ),
  ),
  rule(
    {
      code: "cost_missing",
      severity: "hint",
      title: "没有成本指标",
      description: "2021 年起成本是一级指标，建议至少写一条单位成本或总成本。",
      source: complete,
    },
    costMissing,
  ),
  rule(
    {
      code: "output_aspect_missing",
      severity: "hint",
      title: "产出指标不全面",
      description: "数量、质量、时效最好都有。",
      source: complete,
    },
    aspectsMissing,
  ),
]

/** How many of the indicators can be measured. */
export const measurableCount = ({ rows }: Checked): number => rows.filter(isMeasurable).length
