// bench library: what proposing indicators costs, with 50,000 rows in the library.
import { type Kysely, sql } from "kysely"
import { generate } from "#db/generate.ts"
import type { DB } from "#db/schema.ts"
import type { Actor } from "#server/domain/roles.ts"
import { nearTo } from "#server/library/near.ts"
import { suggestRows } from "#server/library/queries.ts"
import { actorWith, quantile } from "./people.ts"
import { withScratch } from "./scratch.ts"

export const help = "library  在一次性的数据库里放入 50,000 条指标，测量填报时推荐指标的用时"

const rows = 50_000
const things =
  "培训 补贴 道路 桥梁 绿化 档案 设备 系统 宣传 就业 招聘 仲裁 调解 养老 托育 学校 医院 疫苗 垃圾 河道 路灯 停车 消防 应急 救助 体育 文化 旅游 农田 水利"
const objects = "人员 企业 学员 居民 项目 设施 服务 业务 案件 活动 资料 平台 场所 队伍 物资 资金 合同 工程 窗口 社区"
const measures =
  "合格率 及时率 完成率 准确率 覆盖率 满意度 知晓率 数量 次数 人次 场次 办结率 验收率 达标率 使用率 增长率 下降率 完好率 成功率 参与率"

/** Numbered where the words run out: 30 × 20 × 20 names, each several times with another kind. */
const fill = (db: Kysely<DB>, { districtId, userName }: Actor) =>
  sql`insert into library_indicator (district_id, scope, industry, category, name, operator, better, state, updated_name)
    select ${districtId}, 'industry', '行业' || kind, 'output', thing || object || measure || case kind when 0 then '' else '（' || kind || '类）' end,
      'gte', 'higher', 'confirmed', ${userName}
    from generate_series(0, 9) kind, unnest(string_to_array(${things}, ' ')) thing, unnest(string_to_array(${objects}, ' ')) object,
      unnest(string_to_array(${measures}, ' ')) measure
    order by md5(thing || object || measure || kind) limit ${rows}`.execute(db)

const goals = [
  "人才服务专项经费 为企业和高校毕业生提供招聘、培训和补贴服务，全年培训 400 人次，补贴按时发放，服务对象满意度达到 90% 以上。",
  "道路养护经费 修补道路 30 公里，路灯完好率保持在 98% 以上，减少居民投诉，改善出行条件。",
  "劳动仲裁办案经费 及时处理劳动争议案件，调解成功率达到 70%，维护企业和职工的合法权益。",
]
/** What is typed, letter by letter, and nothing: then the project and its goal decide. */
const typed = ["", "率", "培", "培训", "培训合", "满意", "满意度", "及时率", "补贴发放", "完成率", "河道", "没有这样的"]

type Asked = { typed: string; project: string; goal: string }
const asked: Asked[] = goals.flatMap((each) => {
  const [project = "", goal = ""] = each.split(" ")
  return typed.map((letters) => ({ typed: letters, project, goal }))
})

async function timesOf(db: Kysely<DB>, actor: Actor): Promise<{ ask: Asked; ms: number; found: number }[]> {
  const times = []
  for (const ask of [...asked, ...asked, ...asked]) {
    const started = performance.now()
    const found = await suggestRows(db, actor, ask)
    times.push({ ask, ms: performance.now() - started, found: found.length })
  }
  return times.slice(asked.length)
}

/** A target's ten names: of the library, a little longer, and of nothing in it. */
const names = ["培训人员合格率", "年度培训人员总合格率", "服务对象满意度", "道路设施完好率", "路灯设施数量", "养老服务人次"]
const targetNames = [...names, "补贴企业及时率", "没有这样的指标", "宣传活动场次", "仲裁案件办结率"]

/** The question behind the hint that the library has almost this name, for a whole target. */
async function nearTimes(db: Kysely<DB>, actor: Actor): Promise<number[]> {
  const times = []
  for (let turn = 0; turn < 30; turn += 1) {
    const started = performance.now()
    await nearTo(db, actor, targetNames)
    times.push(performance.now() - started)
  }
  return times.slice(5)
}

const at = (values: readonly number[], share: number): string => quantile(values, share).toFixed(1)

export const run = () =>
  withScratch(async (owner, app) => {
    await generate(owner, { departments: 1, unitsPerDepartment: 1, projectsPerUnit: 1, years: 1, seed: 3 })
    const actor = await actorWith(owner, "editor")
    await fill(owner, actor)
    await sql`vacuum analyze`.execute(owner)
    const times = await timesOf(app, actor)
    const ms = times.map((each) => each.ms)
    const slowest = times.toSorted((a, b) => b.ms - a.ms).slice(0, 3)
    const near = await nearTimes(app, actor)
    const lines = [
      `${rows} rows, ${times.length} questions: ms p50 ${at(ms, 0.5)} p95 ${at(ms, 0.95)} max ${Math.max(...ms).toFixed(1)}`,
      `names almost like ${targetNames.length} given ones: ms p50 ${at(near, 0.5)} p95 ${at(near, 0.95)}`,
      ...slowest.map(({ ask, ms: each, found }) => `slowest: “${ask.typed}” ${each.toFixed(1)} ms, ${found} rows`),
    ]
    return { output: `${lines.join("\n")}\n`, exitCode: 0 }
  })
