// Made-up targets of the round that is open, in several states, so that every list has something real in it.
import type { IndicatorPlan } from "#db/target-factory.ts"
import type { Move, ReturnGoal } from "#server/domain/workflow.ts"
import type { DemoPerson } from "./district.ts"
import type { DemoPoint } from "./review.ts"

/** What a target says: 万元, whole; goal and indicators. */
export type DemoContent = { wan: number; goal: string; indicators: readonly IndicatorPlan[] }
type DemoMove = { by: DemoPerson; action: Move; note?: string; goal?: ReturnGoal; points?: readonly DemoPoint[] }
/** The unit rewrites it; rows of the same name stay the same rows. */
type DemoRewrite = { by: DemoPerson; action: "save"; content: DemoContent }
type DemoAct = DemoMove | DemoRewrite
export type DemoTarget = DemoContent & {
  by: "editor" | "editor2" | "editor3"
  code: string
  name: string
  continuing?: boolean
  /** What was approved for the year before. */
  lastYear?: DemoContent
  /** And for the one before that. */
  yearBefore?: DemoContent
  /** What the unit says to the warnings it did not follow. */
  answer?: string
  acts: readonly DemoAct[]
}

const submit = (by: DemoPerson): DemoAct => ({ by, action: "submit" })
const approve = (by: DemoPerson, note = "同意"): DemoAct => ({ by, action: "approve", note })
const accept = (by: DemoPerson): DemoAct => ({ by, action: "accept" })
const sendBack = (by: DemoPerson, note: string, points: readonly DemoPoint[]): DemoAct => ({ by, action: "return", note, points })

const toDepartment = [submit("editor2"), approve("approver2")]
const toFinance = [...toDepartment, accept("dept"), approve("dept", "与单位职责相符，同意上报")]
const toApproval = [...toFinance, accept("finance"), approve("finance", "目标与资金相匹配")]

export const demoTargets: readonly DemoTarget[] = [
  {
    by: "editor2",
    code: "303002-D01",
    name: "公共就业服务专项经费",
    continuing: true,
    lastYear: {
      wan: 90,
      goal: "全年为失业人员和就业困难人员提供职业介绍和就业援助，实现再就业不少于 2800 人。",
      indicators: [
        ["output", "就业援助服务人次", "≥12500人次", "quantity"],
        ["output", "职业指导按时完成率", "≥95%", "timeliness"],
        ["benefit", "失业人员再就业人数", "≥2800人", "social"],
        ["satisfaction", "服务对象满意度", "≥90%", "served"],
      ],
    },
    yearBefore: {
      wan: 80,
      goal: "全年为失业人员提供职业介绍和就业援助，实现再就业不少于 2600 人。",
      indicators: [
        ["output", "就业援助人次", "≥11000人次", "quantity"],
        ["benefit", "失业人员再就业人数", "≥2600人", "social"],
        ["satisfaction", "服务对象满意度", "≥88%", "served"],
      ],
    },
    wan: 86,
    goal: "全年为失业人员和就业困难人员提供职业介绍、职业指导和就业援助，城镇登记失业人员实现再就业不少于 3000 人。",
    indicators: [
      ["output", "就业援助服务人次", "≥12000人次", "quantity"],
      ["output", "职业指导按时完成率", "≥95%", "timeliness"],
      ["benefit", "失业人员再就业人数", "≥3000人", "social"],
      ["satisfaction", "服务对象满意度", "≥90%", "served"],
    ],
    acts: [],
  },
  {
    by: "editor2",
    code: "303002-D02",
    name: "零工市场运营经费",
    wan: 45,
    goal: "运营两个零工驿站，日均服务零工人员 200 人次，撮合成功率不低于 60%。",
    indicators: [
      ["output", "零工驿站运营数量", "2个", "quantity"],
      ["output", "日均服务零工人次", "≥200人次", "quantity"],
      ["benefit", "岗位撮合成功率", "≥60%", "social"],
      ["satisfaction", "零工人员满意度", "≥90%", "served"],
    ],
    acts: [submit("editor2")],
  },
  {
    by: "editor2",
    code: "303002-D03",
    name: "高校毕业生就业见习补贴",
    continuing: true,
    wan: 120,
    goal: "组织高校毕业生到见习基地见习不少于 300 人，见习期满留用率达到 50% 以上。",
    indicators: [
      ["output", "见习人数", "≥300人", "quantity"],
      ["output", "补贴发放及时率", "≥98%", "timeliness"],
      ["benefit", "见习期满留用率", "≥50%", "social"],
      ["satisfaction", "见习人员满意度", "≥92%", "served"],
    ],
    acts: toDepartment,
  },
  {
    by: "editor2",
    code: "303002-D04",
    name: "创业带动就业扶持资金",
    continuing: true,
    wan: 210,
    goal: "扶持初创企业 150 家，带动就业 600 人，创业一年存活率不低于 80%。",
    indicators: [
      ["output", "扶持初创企业数", "≥150家", "quantity"],
      ["benefit", "带动就业人数", "≥600人", "social"],
      ["benefit", "创业一年存活率", "≥80%", "sustainable"],
      ["satisfaction", "创业者满意度", "≥90%", "served"],
    ],
    acts: toFinance,
  },
  {
    by: "editor2",
    code: "303002-D05",
    name: "技能人才公共实训基地运行经费",
    wan: 160,
    goal: "全年开展公共实训不少于 4000 人次，实训后取得职业技能等级证书的比例达到 70%。",
    indicators: [
      ["output", "公共实训人次", "≥4000人次", "quantity"],
      ["output", "实训设备完好率", "≥97%", "quality"],
      ["benefit", "取得技能等级证书比例", "≥70%", "social"],
      ["satisfaction", "实训学员满意度", "≥92%", "served"],
    ],
    acts: toApproval,
  },
  {
    by: "editor2",
    code: "303002-D06",
    name: "就业信息监测经费",
    continuing: true,
    wan: 18,
    goal: "按月监测 300 家企业用工情况，形成监测报告 12 期，为就业形势研判提供依据。",
    indicators: [
      ["output", "监测企业数", "300家", "quantity"],
      ["output", "监测报告期数", "12期", "quantity"],
      ["benefit", "监测报告被采用次数", "≥6次", "social"],
      ["satisfaction", "报告使用部门满意度", "≥90%", "served"],
    ],
    acts: [...toApproval, approve("finance-approver", "批复")],
  },
  {
    by: "editor2",
    code: "303002-D07",
    name: "专场招聘活动经费",
    continuing: true,
    wan: 32,
    goal: "举办线上线下专场招聘活动，促进供需对接。",
    indicators: [
      ["output", "专场招聘场次", "≥40场", "quantity"],
      ["benefit", "为企业提供人才支持", "为企业提供人才支持", "social"],
      ["satisfaction", "参会企业满意度", "≥90%", "served"],
    ],
    answer: "招聘活动的效果难以量化，沿用上年写法。",
    acts: [
      ...toDepartment,
      accept("dept"),
      sendBack("dept", "请按以下意见修改后尽快重新提交。", [
        { at: "goal", comment: "绩效目标请写明预期结果，例如招聘场次、参会企业数和达成就业意向人数。" },
        { at: { value: "为企业提供人才支持" }, comment: "指标值只是重复指标名称，请改为可以衡量的数值。" },
      ]),
    ],
  },
  {
    by: "editor2",
    code: "303002-D08",
    name: "重点企业用工保障经费",
    wan: 55,
    goal: "为 80 家重点企业提供用工保障服务，协助招聘 2000 人以上，企业缺工率控制在 5% 以内。",
    indicators: [
      ["output", "服务重点企业数", "80家", "quantity"],
      ["output", "协助招聘人数", "≥2000人", "quantity"],
      ["benefit", "重点企业缺工率", "≤5%", "social"],
      ["satisfaction", "重点企业满意度", "≥80%", "served"],
    ],
    answer: "今年新增 30 家服务企业，首年满意度按八成设定。",
    acts: [
      ...toFinance,
      accept("finance"),
      sendBack("finance", "", [
        {
          at: { value: "重点企业满意度" },
          comment: "≥80% 低于去年实际水平（91%），请提高，或者说明理由。",
          answer: "已核对去年调查结果，拟提高到 ≥90%。",
        },
        { at: "amounts.fiscal", comment: "金额与绩效目标不匹配，请核对测算依据。" },
      ]),
    ],
  },
  {
    by: "editor2",
    code: "303002-D09",
    name: "公共就业创业服务补助资金",
    continuing: true,
    wan: 1260,
    goal: "落实就业创业扶持政策，发放社会保险补贴和岗位补贴惠及 5200 人，城镇新增就业不少于 12000 人。",
    indicators: [
      ["output", "享受社会保险补贴人数", "≥3800人", "quantity"],
      ["output", "享受岗位补贴人数", "≥1400人", "quantity"],
      ["output", "补贴审核差错率", "≤1%", "quality"],
      ["benefit", "城镇新增就业人数", "≥12000人", "social"],
      ["satisfaction", "补贴对象满意度", "≥90%", "served"],
      ["cost", "人均补贴标准", "≤2423元", "economicCost"],
    ],
    acts: [
      ...toFinance,
      sendBack("finance", "", [
        { at: "goal", comment: "请写明城镇新增就业人数。", answer: "已补充：城镇新增就业不少于 12000 人。" },
        { at: { value: "补贴审核差错率" }, comment: "差错率是否按笔数计算？", answer: "按审核笔数计算，口径与去年相同，不作修改。" },
      ]),
      ...toDepartment,
      approve("dept", "已核对修改"),
    ],
  },
  {
    by: "editor2",
    code: "303002-D10",
    name: "就业困难人员公益性岗位补贴",
    continuing: true,
    lastYear: {
      wan: 350,
      goal: "开发公益性岗位 450 个，安置就业困难人员 450 人，稳定就业率不低于 85%。",
      indicators: [
        ["output", "开发公益性岗位数量", "≥450个", "quantity"],
        ["output", "岗位补贴发放及时率", "≥98%", "timeliness"],
        ["output", "岗位补贴发放完成时间", "12月20日前", "timeliness"],
        ["benefit", "安置人员稳定就业率", "≥85%", "social"],
        ["satisfaction", "安置人员满意度", "≥92%", "served"],
      ],
    },
    wan: 420,
    goal: "开发公益性岗位 420 个，安置就业困难人员 420 人，稳定就业率不低于 85%。",
    indicators: [
      ["output", "开发公益性岗位数量", "≥420个", "quantity"],
      ["output", "岗位补贴发放及时率", "≥98%", "timeliness"],
      ["output", "岗位补贴发放完成时间", "12月31日前", "timeliness"],
      ["benefit", "安置人员稳定就业率", "≥85%", "social"],
      ["satisfaction", "安置人员满意度", "≥90%", "served"],
    ],
    acts: [
      ...toDepartment,
      accept("dept"),
      sendBack("dept", "", [
        {
          at: { value: "开发公益性岗位数量" },
          comment: "资金比去年多，岗位却少了 30 个，请提高，或者说明理由。",
          answer: "已提高到 460 个。",
        },
        { at: "indicators", comment: "请补充成本指标，其他指标一并核对去年水平。", answer: "已补充人均补贴标准，满意度按去年水平提高。" },
        { at: "goal", comment: "绩效目标随岗位数修改。", answer: "已修改。" },
        { at: "amounts.fiscal", comment: "请按岗位数核对测算。", answer: "按每个岗位核减到 400 万元。" },
      ]),
      {
        by: "editor2",
        action: "save",
        content: {
          wan: 400,
          goal: "开发公益性岗位 460 个，安置就业困难人员 460 人，稳定就业率不低于 85%，零就业家庭动态清零。",
          indicators: [
            ["output", "开发公益性岗位数量", "≥460个", "quantity"],
            ["output", "岗位补贴发放及时率", "≥９８％", "timeliness"],
            ["output", "岗位补贴发放完成时间", "12月31日前", "timeliness"],
            ["benefit", "安置人员稳定就业率", "≥85%", "social"],
            ["satisfaction", "安置人员满意度", "≥93%", "served"],
            ["cost", "人均补贴标准", "≤8700元", "economicCost"],
          ],
        },
      },
      ...toDepartment,
    ],
  },
  {
    by: "editor",
    code: "303001-D01",
    name: "人社业务一体化平台运维费",
    wan: 95,
    goal: "保障人社业务一体化平台全年稳定运行，业务系统可用率不低于 99.5%，一般故障 4 小时内恢复。",
    indicators: [
      ["output", "系统可用率", "≥99.5%", "quality"],
      ["output", "一般故障恢复时间", "≤4小时", "timeliness"],
      ["benefit", "网上业务办理比例", "≥85%", "social"],
      ["satisfaction", "系统使用人员满意度", "≥92%", "served"],
    ],
    acts: [submit("editor"), approve("approver", "情况属实")],
  },
  {
    by: "editor",
    code: "303001-D02",
    name: "社会保障卡服务经费",
    continuing: true,
    wan: 48,
    goal: "全年制发和补换社会保障卡 60000 张，即时制卡网点覆盖全部镇街，群众办卡平均等候时间不超过 20 分钟。",
    indicators: [
      ["output", "制发社会保障卡张数", "≥60000张", "quantity"],
      ["output", "即时制卡网点镇街覆盖率", "100%", "quality"],
      ["benefit", "群众办卡平均等候时间", "≤20分钟", "social"],
      ["satisfaction", "办卡群众满意度", "≥92%", "served"],
    ],
    acts: [],
  },
  {
    by: "editor",
    code: "303001-D03",
    name: "劳动人事争议仲裁办案经费",
    continuing: true,
    wan: 72,
    goal: "全年受理劳动人事争议案件 2400 件，法定期限内结案率不低于 96%，调解成功率不低于 65%。",
    indicators: [
      ["output", "受理争议案件数", "≥2400件", "quantity"],
      ["output", "法定期限内结案率", "≥96%", "timeliness"],
      ["benefit", "争议调解成功率", "≥65%", "social"],
      ["satisfaction", "当事人满意度", "≥90%", "served"],
    ],
    acts: [submit("editor")],
  },
  {
    by: "editor3",
    code: "305001-D01",
    name: "公益文化培训经费",
    continuing: true,
    wan: 64,
    goal: "面向市民开展公益文化艺术培训 120 班次，培训 3600 人次，提升群众文化素养。",
    indicators: [
      ["output", "公益培训班次", "120班次", "quantity"],
      ["output", "培训人次", "≥3600人次", "quantity"],
      ["benefit", "学员结业率", "≥85%", "social"],
      ["satisfaction", "学员满意度", "≥93%", "served"],
    ],
    acts: [submit("editor3"), { by: "approver3", action: "approve" }, accept("dept2"), { by: "dept2", action: "approve" }],
  },
  {
    by: "editor3",
    code: "305001-D02",
    name: "非遗传承展演活动经费",
    wan: 38,
    goal: "举办非遗展演 12 场，组织传承人进校园 30 次，扩大本地非遗项目影响。",
    indicators: [
      ["output", "非遗展演场次", "12场", "quantity"],
      ["output", "传承人进校园次数", "≥30次", "quantity"],
      ["benefit", "观众人次", "≥15000人次", "social"],
      ["satisfaction", "观众满意度", "≥92%", "served"],
    ],
    acts: [],
  },
]
