// Warnings about a single value: can it be measured, in what, against what, and does it ask for anything?
import { isAvoided, isCost, isCount, isWanted, mayHoldPercent, promisesShare } from "./names.ts"
import { type CheckedRow, inRows, type Rule, rule, ruleWith } from "./rule.ts"
import { aimOf, isNumber, isPercent, isPlaceholder, isVague, numberOf, refersElsewhere, repeatsName } from "./values.ts"

const measurable = "财预〔2015〕88号：指标要细化、量化；包头市2024年审核要点：目标值、计量单位准确。"
const direction = "包头市2024年审核要点：指标方向准确；对已公布目标表的检查。"
const low = "自评普遍满分、目标定得过低是审计常见问题。"

const quoted = ({ row }: CheckedRow): string => `“${row.raw}”`
const unitInName = ({ row }: CheckedRow): boolean => /\([^()]{1,6}\)$/.test(row.name.normalize("NFKC").trim())
const withoutUnitByNature = /指数|系数|得分|评分|分值|名次|排名|等级$/
const growth = /增长|增加|提高|提升|增幅|超额|放大|杠杆|投入产出/
const building = /新建|建设|建成|改建|扩建|修建|建造|购置|系统|平台|竣工|开通/

const lacksUnit = (row: CheckedRow): boolean =>
  isNumber(row) && row.value.unit === null && !unitInName(row) && !withoutUnitByNature.test(row.name)

/** 90分, 8成, 5个百分点 are shares too. */
const shareUnit = /^(?:%|‰|分|成|倍|个?百分点)/
const noShare = (row: CheckedRow): boolean =>
  row.value.kind === "deadline" ||
  (row.value.kind === "text" &&
    !isPlaceholder(row) &&
    !refersElsewhere(row) &&
    !repeatsName(row) &&
    row.value.raw.trim() !== "" &&
    !/\d+(?:\.\d+)?[%％‰]/.test(row.value.raw)) ||
  (isNumber(row) && row.value.unit !== null && !shareUnit.test(row.value.unit))

const against = (row: CheckedRow): string | null => {
  const aim = aimOf(row.value)
  if (aim === -1 && isWanted(row.name)) return `“${row.row.name}”越高越好，值却写了上限${quoted(row)}，为零也算达到。`
  if (aim === 1 && numberOf(row) > 0 && isAvoided(row.name)) return `“${row.row.name}”越低越好，值却写了下限${quoted(row)}。`
  if (aim === 1 && isCost(row.name) && !isPercent(row)) return `“${row.row.name}”是花费，值却写了下限${quoted(row)}。`
  return null
}

const declared = ({ row, value }: CheckedRow): string | null => {
  const aim = aimOf(value)
  if (aim === 1 && row.better === "lower") return `的值${`“${row.raw}”`}是下限，方向却选了“越低越好”。`
  if (aim === -1 && row.better === "higher") return `的值${`“${row.raw}”`}是上限，方向却选了“越高越好”。`
  return null
}

export const valueRules: readonly Rule[] = [
  rule(
    {
      code: "value_repeats_name",
      severity: "warning",
      title: "指标值重复名称",
      description: "指标值只是把名称又说了一遍，到年底无法判断是否完成。",
      source: `${measurable}`,
    },
    inRows("raw", (row) => (repeatsName(row) ? "的值只是重复名称，请写明做到多少、到什么程度。" : null)),
  ),
  rule(
    {
      code: "value_refers_elsewhere",
      severity: "warning",
      title: "指标值写在别处",
      description: "指标值只写了按某文件执行、年度控制数等，读者看不到是多少。",
      source: "对已公布目标表的检查。",
    },
    inRows("raw", (row) => (refersElsewhere(row) ? `的值${quoted(row)}要查别的文件才知道，请写出数值或标准。` : null)),
  ),
  rule(
    {
      code: "value_vague",
      severity: "warning",
      title: "指标值没有衡量标准",
      description: "定性的指标值没有可以核对的标准，如“提高”“持续改善”“及时”。",
      source: `${measurable}`,
    },
    inRows("raw", (row) => (isVague(row) && !promisesShare(row.name) ? `的值${quoted(row)}没有可以核对的标准。` : null)),
  ),
  rule(
    {
      code: "number_without_unit",
      severity: "warning",
      title: "数值没有计量单位",
      description: "数值后面没有写单位（人、次、份、万元、% …）。",
      source: `${measurable}`,
    },
    inRows("raw", (row) => (lacksUnit(row) ? `的值${quoted(row)}没有计量单位。` : null)),
  ),
  rule(
    {
      code: "percent_for_count",
      severity: "warning",
      title: "数量写成百分比",
      description: "名称是人数、次数、户数等数量，值却是百分比。",
      source: `${measurable}`,
    },
    inRows("raw", (row) =>
      isCount(row.name) && isPercent(row) && row.value.base === null ? `“${row.row.name}”是数量，值却是百分比${quoted(row)}。` : null,
    ),
  ),
  rule(
    {
      code: "rate_without_percent",
      severity: "warning",
      title: "比率没有写成百分比",
      description: "名称是比率或程度（…率、满意度、知晓度），值却不是百分比。",
      source: `${measurable}`,
    },
    inRows("raw", (row) => (promisesShare(row.name) && noShare(row) ? `“${row.row.name}”是比率，值${quoted(row)}却不是百分比。` : null)),
  ),
  rule(
    {
      code: "percent_of_what",
      severity: "warning",
      title: "百分比不知是什么的百分比",
      description: "名称是一句话或一件事，值是百分比，无法知道是谁占谁的比例。",
      source: `${measurable}`,
    },
    inRows("raw", (row) =>
      isPercent(row) &&
      row.value.base === null &&
      !isCount(row.name) &&
      !mayHoldPercent(row.name) &&
      !unitInName(row) &&
      !isCost(row.name) &&
      row.name &&
      row.row.category !== "satisfaction"
        ? `的值${quoted(row)}是百分比，但从名称看不出是什么的比例。`
        : null,
    ),
  ),
  rule(
    {
      code: "direction",
      severity: "warning",
      title: "大小方向与名称相反",
      description: "想要多的写了上限，想要少的写了下限，例如服务人数 ≤15000人。",
      source: direction,
    },
    inRows("raw", against),
  ),
  rule(
    {
      code: "better_contradicts",
      severity: "warning",
      title: "所选方向与符号相反",
      description: "值写了 ≥，方向却选“越低越好”，或者相反。",
      source: direction,
    },
    inRows("better", declared),
  ),
  ruleWith(
    {
      ...{ code: "threshold_trivial", severity: "warning", title: "目标值不可能完不成" },
      ...{ description: "每年都做的事，目标只要求做一次，等于没有目标。", source: low },
      thresholds: { atMost: { label: "下限不超过几算过低", default: 1, min: 0, max: 10 } },
    },
    (target, { atMost }) =>
      inRows("raw", (row) => {
        const trivial = aimOf(row.value) === 1 && numberOf(row) <= atMost && row.value.base === null
        const counts = /^(?:[人次户件份个项家名位场期班批篇本条处座间所张]|人次|场次|班次|批次).{0,4}$/.test(row.value.unit ?? "次")
        return trivial && counts && !building.test(row.name) && !isAvoided(row.name)
          ? `的值${quoted(row)}几乎不可能完不成，请按往年实际提高。`
          : null
      })(target),
  ),
  ruleWith(
    {
      ...{ code: "satisfaction_low", severity: "warning", title: "满意度定得偏低" },
      ...{ description: "满意度目标低于一般水平。", source: low },
      thresholds: { below: { label: "低于百分之几算偏低", default: 90, min: 0, max: 100 } },
    },
    (target, { below }) =>
      inRows("raw", (row) =>
        row.name.includes("满意") &&
        isPercent(row) &&
        aimOf(row.value) >= 0 &&
        numberOf(row) < below &&
        row.value.base === null &&
        !growth.test(row.name)
          ? `的值${quoted(row)}偏低（一般不低于 ${below}%）。`
          : null,
      )(target),
  ),
  ruleWith(
    {
      ...{ code: "rate_low", severity: "warning", title: "完成率、及时率定得偏低" },
      ...{ description: "及时率、准确率、合格率、到位率、完成率一般应接近百分之百。", source: low },
      thresholds: { below: { label: "低于百分之几算偏低", default: 80, min: 0, max: 100 } },
    },
    (target, { below }) =>
      inRows("raw", (row) =>
        /(?:及时|准确|合格|到位|完成)率$/.test(row.name) &&
        isPercent(row) &&
        aimOf(row.value) >= 0 &&
        numberOf(row) < below &&
        row.value.base === null
          ? `的值${quoted(row)}偏低（一般不低于 ${below}%）。`
          : null,
      )(target),
  ),
  rule(
    {
      code: "percent_over_100",
      severity: "warning",
      title: "百分比超过 100",
      description: "除增长幅度外，比例不会超过 100%。",
      source: "对已公布目标表的检查（如“292%”）。",
    },
    inRows("raw", (row) =>
      isPercent(row) && Math.max(numberOf(row), Number(row.value.upper ?? 0)) > 100 && !growth.test(`${row.name}${row.value.base ?? ""}`)
        ? `的值${quoted(row)}超过了 100%。`
        : null,
    ),
  ),
  rule(
    {
      code: "operator_in_words",
      severity: "hint",
      title: "大小关系写成文字",
      description: "“大于等于”“不低于”“以上”可写成 ≥，更便于汇总比较。",
      source: "财政系统的计算符号分列。",
    },
    inRows("raw", (row) =>
      isNumber(row) && /大于|小于|不低于|不少于|不超过|不高于|不得|至少|以上|以内|以下|[><]=/.test(row.row.raw.normalize("NFKC"))
        ? `的值${quoted(row)}可改用 ≥、≤ 等符号。`
        : null,
    ),
  ),
  rule(
    {
      code: "operator_missing",
      severity: "hint",
      title: "数值没有写大小关系",
      description: "没有写 ≥、≤ 或 =，不清楚多做少做算不算完成。",
      source: "财政系统的计算符号分列。",
    },
    inRows("raw", (row) =>
      row.value.kind === "number" && row.value.operator === "none" && numberOf(row) !== 0 && !(isPercent(row) && numberOf(row) === 100)
        ? `的值${quoted(row)}没有写 ≥、≤ 或 =。`
        : null,
    ),
  ),
  rule(
    {
      code: "name_holds_unit",
      severity: "hint",
      title: "名称中带单位",
      description: "单位写在指标值里，名称里不必再写 (%)、（人）。",
      source: "对已公布目标表的检查。",
    },
    inRows("name", (row) =>
      /\((?:%|‰|[人次户件份个项家名场元]|万元|人次|公里)\)$/.test(row.row.name.normalize("NFKC").trim())
        ? "的名称里带了计量单位，写在指标值里即可。"
        : null,
    ),
  ),
]
