// Warnings about where an indicator stands: an output among the benefits, satisfaction under another name, one measure twice.

import { sameMeasure } from "./likeness.ts"
import { namesGroup } from "./names.ts"
import { type Checked, type CheckedRow, type Finding, inRows, type Rule, rule } from "./rule.ts"
import { isNumber, isPercent } from "./values.ts"

const kinds = "财预〔2021〕101号 指标设置指引：产出说做了什么，效益说带来什么变化"

const doneWell =
  /(?:合格|准确|完成|拨付|发放|支付|运行|运转|结案|办结|验收|及时|到位|维护|受理|审核|结算|开工|执行|派发|合规|完好|正常)(?:率|性)$|完成目标/
const own = /宣传|培训|举办|开展|组织|检查|印发|发放|巡查/
const thing = /(?:站|点|中心|平台|基地|设施|道路|校舍|房屋|公园|桥梁)(?:数|数量|个数)?$/
const effect = /就业|增收|带动|受益|惠及|采用|转化|取得|获得|增长|提升|下降|知晓|满意|参与|观众|参保|办证|持证/
const countsOwnWork = (row: CheckedRow): boolean => isNumber(row) && !isPercent(row) && (own.test(row.name) || thing.test(row.name))
const isOutput = (row: CheckedRow): boolean => !effect.test(row.name) && (doneWell.test(row.name) || countsOwnWork(row))

const isBenefit = ({ name }: CheckedRow): boolean =>
  /知晓[率度]|认可度|(?:就业|增长|下降|脱贫)率|增收|带动.{0,6}(?:人数|就业|户数)|获得感|影响力/.test(name)

const twice = ({ rows }: Checked): Finding[] =>
  rows.flatMap(({ row, measure, place }, index) => {
    const first = rows.slice(0, index).find((earlier) => sameMeasure(earlier.measure, measure))
    return first
      ? [{ path: `indicators[${row.id}].name`, message: `${place}“${row.name}”与${first.place}“${first.row.name}”几乎相同。` }]
      : []
  })

export const kindRules: readonly Rule[] = [
  rule(
    {
      code: "benefit_is_output",
      severity: "warning",
      title: "效益指标其实是产出",
      description: "准确率、完成率、运行率、举办次数说的是做得怎样，不是带来什么效果。",
      source: `${kinds}。`,
    },
    inRows("category", (row) =>
      row.row.category === "benefit" && isOutput(row) ? `“${row.row.name}”说的是工作本身，宜列为产出指标。` : null,
    ),
  ),
  rule(
    {
      code: "output_is_benefit",
      severity: "warning",
      title: "产出指标其实是效益",
      description: "知晓率、就业率、增长率说的是效果，宜列为效益指标。",
      source: `${kinds}。`,
    },
    inRows("category", (row) => (row.row.category === "output" && isBenefit(row) ? `“${row.row.name}”说的是效果，宜列为效益指标。` : null)),
  ),
  rule(
    {
      code: "satisfaction_named_otherwise",
      severity: "warning",
      title: "满意度指标不是满意度",
      description: "列在满意度指标下，名称却不是谁对什么满意。",
      source: "财预〔2021〕101号：服务对象满意度。",
    },
    inRows("category", (row) =>
      row.row.category === "satisfaction" && row.name && !/满意|好评|认可度|获得感|幸福感/.test(row.name)
        ? `“${row.row.name}”不是满意度。`
        : null,
    ),
  ),
  rule(
    {
      code: "satisfaction_elsewhere",
      severity: "warning",
      title: "满意度列在别的类别",
      description: "满意度、满意率应列在满意度指标下。",
      source: "财预〔2021〕101号：服务对象满意度。",
    },
    inRows("category", (row) =>
      row.row.category !== "satisfaction" && /满意[度率]$/.test(row.name) ? `“${row.row.name}”宜列为满意度指标。` : null,
    ),
  ),
  rule(
    {
      code: "satisfaction_group_missing",
      severity: "warning",
      title: "满意度没有写是谁",
      description: "没有写明是哪些人的满意度，无法做问卷。",
      source: "财预〔2021〕101号：服务对象满意度。",
    },
    inRows("name", (row) =>
      row.row.category === "satisfaction" && /满意/.test(row.name) && !namesGroup(row.name.replace(/满意.*$/, ""))
        ? `“${row.row.name}”没有写明是谁的满意度。`
        : null,
    ),
  ),
  rule(
    {
      code: "near_duplicate",
      severity: "warning",
      title: "两条指标几乎相同",
      description: "同一项目里两条指标量的是同一件事。",
      source: "对已公布目标表的检查。",
    },
    twice,
  ),
]
