// A public index of any size, written set by set: ten years, a hundred departments of twenty units, names and goals put together from
// lists. The rows are those that publishing would derive; making them from a million published projects would take an hour.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"

const places = "城区,东片,西片,南片,北片,新华街,花城街,秀全街,新雅街,花山镇,花东镇,炭步镇,赤坭镇,狮岭镇,梯面镇,空港片,湖滨,老街,山前,江北"
const topics =
  "道路养护,公园管护,就业培训,医疗救助,校舍维修,水利工程,文化惠民,消防设施,农田整治,社区服务,人才引进,创业孵化,养老服务,残疾人康复,森林防火,污水处理,垃圾分类,食品安全,疫病防控,信访维稳,交通疏导,桥梁检测,路灯改造,内涝治理,古建修缮,图书采购,体育场馆,学生资助,师资建设,科技奖补,商标保护,市场监管,劳动监察,仲裁调解,统计调查,档案整理,地质灾害,河道保洁,绿化补植,饮水安全"
const kinds = "专项经费,运行维护费,补助资金,建设经费,工作经费,奖励资金,购买服务,配套资金"
const outputs =
  "完成数量,服务人次,验收合格率,按时完成率,培训场次,维修面积,检查次数,发放户数,设备购置数量,开工及时率,竣工验收率,资金拨付及时率,宣传活动场次,巡查覆盖率,案件办结率,整改完成率"
const benefits =
  "受益人数增长率,投诉下降率,设施正常运行率,政策知晓率,就业稳定率,安全事故下降率,环境改善程度,公共服务水平提升,群众获得感增强,节能降耗比例"
const satisfactions = "服务对象满意度,群众满意度,受益企业满意度,学员满意度"

/** The same for the same row and salt, and otherwise as if by chance. */
const chance = (salt: number) => `(hashint8(n * 64 + ${salt})::bigint + 2147483648)`
const pick = (list: string, salt: number) =>
  sql.raw(`(array['${list.replaceAll(",", "','")}'])[1 + ${chance(salt)} % ${list.split(",").length}]`)

/** What is looked for in the measurement: how many rows of a million hold each. */
export const planted = { rare: "龙舟文化节", single: "麒麟舞传承人" } as const

export type SearchSize = { projects: number; years: number }

const tables = ({ projects, years }: SearchSize) => sql`
  insert into published.snapshot (year, org_code, org_name, org_kind, version, content, content_hash, project_count, indicator_count,
    total, fiscal, special_account, other)
  select 2026 - y, format('%s%s', 100 + u / 20, to_char(1 + u % 20, 'FM000')), format('模拟局%s第%s单位', u / 20, u % 20), 'unit', 1,
    '{"units": []}', 'none', 50, 220, 0, 0, 0, 0
  from generate_series(0, ${years - 1}::int) as y, generate_series(0, ${projects / years / 50 - 1}::int) as u`

const entries = sql`
  insert into published.search_entry
    (snapshot_id, position, year, code, org_code, unit_code, unit_name, department_code, total, shown, words)
  select id, p, year, format('%s-%s', org_code, p), org_code, org_code, org_name, left(org_code, 3), (n * 7919 % 40000000) * 10000, text, text
  from (
    select s.*, row_number() over (order by year desc, org_code, p) - 1 as n, p from published.snapshot s, generate_series(1, 50) as p
  ) as numbered
  cross join lateral (select concat(
    ${pick(places, 1)}, ${pick(topics, 2)}, ${pick(kinds, 3)}, case when n % 3 = 0 then format('（%s期）', 1 + n % 9) end,
    case when n % 20000 = 77 then ${sql.lit(planted.rare)} when n = 4321 then ${sql.lit(planted.single)} end, e'\\x1e',
    '完成', ${pick(topics, 2)}, '年度任务', 2 + n * 13 % 90, '项，', ${pick(outputs, 5)}, '达到计划要求，',
    (array['保障服务质量稳步提升', '解决群众反映集中的问题', '改善居民生产生活条件', '提高财政资金使用效益'])[1 + n * 5 % 4], '。', e'\\x1e',
    ${pick(outputs, 6)}, e'\\t≥', 10 + n * 37 % 4990, '项', e'\\n', ${pick(outputs, 7)}, e'\\t≥', 80 + n * 3 % 20, '%',
    case when n % 5 < 2 then format(e'\\n%s\\t%s月底前', ${pick(outputs, 8)}, 1 + n % 12) end, e'\\x1e',
    ${pick(benefits, 9)}, e'\\t≥', 5 + n * 7 % 60, '%', e'\\x1e',
    ${pick(satisfactions, 10)}, e'\\t≥', 85 + n * 11 % 15, '%', e'\\x1e') as text) as written`

/** Fills an empty database; the index is built once the rows are there. Answers what it holds. */
export async function searchWorld(owner: Kysely<DB>, size: SearchSize) {
  await owner.connection().execute(async (db) => {
    await sql`set statement_timeout = 0`.execute(db)
    await sql`set maintenance_work_mem = '1GB'`.execute(db)
    const { rows } = await sql<{ name: string; definition: string }>`
      select indexname as name, indexdef as definition from pg_indexes
      where schemaname = 'published' and tablename = 'search_entry' and indexname <> 'search_entry_pkey'`.execute(db)
    for (const { name } of rows) await sql`drop index published.${sql.ref(name)}`.execute(db)
    await sql`alter table published.snapshot disable trigger user`.execute(db)
    await tables(size).execute(db)
    await entries.execute(db)
    for (const { definition } of rows) await sql.raw(definition).execute(db)
    await sql`alter table published.snapshot enable trigger user`.execute(db)
    await sql`vacuum analyze published.search_entry`.execute(db)
  })
}
