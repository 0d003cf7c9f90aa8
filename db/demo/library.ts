// The indicator library of the demo: usual measures of public services, made up from what published tables of many places have in common.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { emptyLibraryRow, type LibraryRow } from "#server/domain/library.ts"
import type { Actor } from "#server/domain/roles.ts"
import { addRow, moveRow } from "#server/library/queries.ts"

type Plan = readonly [
  category: LibraryRow["category"],
  subcategory: LibraryRow["subcategory"],
  name: string,
  sign: LibraryRow["sign"],
  unit: string,
  referenceValue: string,
  explanation: string,
  dataSource: string,
]

const plans: readonly Plan[] = [
  ["output", "quantity", "培训人次", "gte", "人次", "按年度计划", "当年实际参加培训的人次合计", "培训签到记录"],
  ["output", "quantity", "培训场次", "gte", "场", "按年度计划", "当年举办的培训场次", "培训台账"],
  ["output", "quantity", "补贴发放人数", "gte", "人", "按符合条件人数", "当年领取补贴的人数", "发放台账"],
  ["output", "quantity", "宣传活动场次", "gte", "场", "按年度计划", "当年举办的宣传活动场次", "活动台账"],
  ["output", "quantity", "设备维护次数", "gte", "次", "12次", "当年完成的维护次数", "维护记录"],
  ["output", "quantity", "档案整理数量", "gte", "份", "按年度计划", "当年整理归档的档案份数", "档案管理系统"],
  ["output", "quality", "培训合格率", "gte", "%", "≥90%", "考核合格人数÷参加考核人数×100%", "考核成绩"],
  ["output", "quality", "补贴发放准确率", "gte", "%", "≥98%", "发放无误笔数÷发放总笔数×100%", "发放台账和核查记录"],
  ["output", "quality", "项目验收合格率", "gte", "%", "100%", "验收合格项目数÷验收项目数×100%", "验收报告"],
  ["output", "quality", "系统正常运行率", "gte", "%", "≥99%", "正常运行时间÷应运行时间×100%", "监测日志"],
  ["output", "timeliness", "补贴发放及时率", "gte", "%", "≥95%", "规定时限内发放笔数÷应发放笔数×100%", "发放台账"],
  ["output", "timeliness", "业务按时办结率", "gte", "%", "≥95%", "规定时限内办结件数÷受理件数×100%", "业务系统"],
  ["output", "timeliness", "故障修复时间", "lte", "小时", "≤24小时", "从报修到修复的平均时间", "维护记录"],
  ["benefit", "social", "就业人员稳定就业率", "gte", "%", "≥80%", "就业满六个月人数÷当年就业人数×100%", "社保数据"],
  ["benefit", "social", "有效投诉下降率", "gte", "%", "≥10%", "（上年投诉件数－当年投诉件数）÷上年投诉件数×100%", "12345 热线"],
  ["benefit", "social", "政策知晓率", "gte", "%", "≥85%", "知晓政策人数÷调查人数×100%", "问卷调查"],
  ["benefit", "social", "劳动争议调解成功率", "gte", "%", "≥70%", "调解成功件数÷调解结案件数×100%", "仲裁业务系统"],
  ["benefit", "economic", "单位服务成本降低率", "gte", "%", "≥3%", "（上年单位成本－当年单位成本）÷上年单位成本×100%", "财务数据"],
  ["benefit", "sustainable", "服务持续覆盖年限", "gte", "年", "≥3年", "设施或制度可持续发挥作用的年限", "项目文件"],
  ["satisfaction", "served", "服务对象满意度", "gte", "%", "≥90%", "满意人数÷有效答卷人数×100%", "问卷调查"],
  ["satisfaction", "served", "参训人员满意度", "gte", "%", "≥90%", "满意人数÷参训人数×100%", "培训评价表"],
  ["satisfaction", "served", "企业满意度", "gte", "%", "≥90%", "满意企业数÷受访企业数×100%", "问卷调查"],
  ["cost", "economicCost", "人均培训成本", "lte", "元/人", "≤1,000元/人", "培训支出÷参训人数", "财务数据"],
  ["cost", "economicCost", "项目支出控制数", "lte", "万元", "不超过预算", "当年项目支出合计", "财务数据"],
]

const rowOf = ([category, subcategory, name, sign, unit, referenceValue, explanation, dataSource]: Plan): LibraryRow => ({
  ...emptyLibraryRow,
  ...{ category, subcategory, name, sign, unit, referenceValue, explanation, dataSource },
  better: sign === "lte" ? "lower" : "higher",
  source: "演示用，非正式指标库",
})

/** Common rows, confirmed; the last two still drafts, so that there is something to confirm. */
export async function loadLibrary(db: Kysely<DB>, keeper: Actor): Promise<void> {
  for (const [at, plan] of plans.entries()) {
    const made = await addRow(db, keeper, rowOf(plan))
    if (made && at < plans.length - 2) await moveRow(db, keeper, { ...made, version: 1 }, ["draft"], "confirmed")
  }
}
