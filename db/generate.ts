// Synthetic load: a made-up district of any size, the same for the same seed.
import { randomUUID } from "node:crypto"
import type { Kysely } from "kysely"
import type { Category } from "#server/domain/published-table.ts"
import type { Role } from "#server/domain/roles.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { type State, states } from "#server/domain/workflow.ts"
import { type LoadedTarget, loadTargets } from "#server/targets/load.ts"
import { buildWorld, type WorldPlan } from "./factories.ts"
import type { DB, OrgKind } from "./schema.ts"

export type Size = { departments: number; unitsPerDepartment: number; projectsPerUnit: number; years: number; seed: number }

/** mulberry32: small, fast and the same everywhere; load needs no better randomness. Answers [0, 1). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Random = () => number
const pick = <Item>(random: Random, items: readonly [Item, ...Item[]]): Item => items[Math.floor(random() * items.length)] ?? items[0]
const whole = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1))

const topics = [
  "道路养护",
  "公园管护",
  "就业培训",
  "医疗救助",
  "校舍维修",
  "水利工程",
  "文化惠民",
  "消防设施",
  "农田整治",
  "社区服务",
] as const
const suffixes = ["专项经费", "运行维护费", "补助资金", "建设经费"] as const
const names: Record<Exclude<Category, "cost">, readonly [string, ...string[]]> = {
  output: ["完成数量", "服务人次", "验收合格率", "按时完成率"],
  benefit: ["受益人数增长率", "投诉下降率", "设施正常运行率"],
  satisfaction: ["服务对象满意度", "群众满意度"],
}

const valueFor = (random: Random, name: string): string =>
  /率|度$/.test(name) ? `≥${whole(random, 80, 99)}%` : `≥${whole(random, 10, 5000)}${name.includes("人") ? "人次" : "项"}`

const row = (random: Random, category: Exclude<Category, "cost">) => {
  const name = pick(random, names[category])
  return { id: randomUUID(), category, subcategory: null, name, raw: valueFor(random, name), better: "higher" as const }
}

const contentFor = (random: Random, name: string): TargetContent => ({
  amounts: {
    fiscal: BigInt(whole(random, 100, 2_000_000)) * 10_000n,
    specialAccount: 0n,
    other: random() < 0.2 ? BigInt(whole(random, 1, 9999)) * 10_000n : 0n,
  },
  answers: [],
  goal: `完成${name}年度任务${whole(random, 2, 90)}项，保障服务质量稳步提升。`,
  indicators: [row(random, "output"), row(random, "output"), row(random, "benefit"), row(random, "satisfaction")],
})

const pad = (value: number, length: number): string => String(value).padStart(length, "0")
type Org = { code: string; name: string; kind: OrgKind; parent?: string; ownUnit?: boolean }

function orgPlans({ departments, unitsPerDepartment, seed }: Size): Record<string, Org> {
  const plans: Record<string, Org> = { finance: { code: `G${seed}F`, name: "模拟财政局", kind: "finance" } }
  for (let d = 1; d <= departments; d += 1) {
    const code = `G${seed}${pad(d, 3)}`
    plans[code] = { code, name: `模拟主管部门${d}`, kind: "department" }
    for (let u = 1; u <= unitsPerDepartment; u += 1) {
      const name = u === 1 ? `模拟主管部门${d}（本级）` : `模拟主管部门${d}第${u}单位`
      plans[`${code}${pad(u, 3)}`] = { code: `${code}${pad(u, 3)}`, name, kind: "unit", parent: code, ownUnit: u === 1 }
    }
  }
  return plans
}

const yearsOf = ({ years }: Size): number[] => Array.from({ length: years }, (_, place) => 2027 - years + place)

function planOf(size: Size): WorldPlan<string, string, string> {
  const orgs = orgPlans(size)
  const departments = Object.keys(orgs).filter((key) => orgs[key]?.kind === "department")
  const people = (role: Role, keys: readonly string[], more = {}) =>
    keys.map((org) => [`g${size.seed}-${role}-${orgs[org]?.code}`, { name: `模拟${orgs[org]?.code}`, role, org, ...more }] as const)
  const units = Object.keys(orgs).filter((key) => orgs[key]?.kind === "unit")
  const year = (value: number) => ({
    opensAt: new Date(`${value - 1}-09-01T09:00:00+08:00`),
    closesAt: new Date(`${value}-12-31T17:30:00+08:00`),
  })
  return {
    district: { code: `G${size.seed}`, name: `模拟区${size.seed}` },
    years: Object.fromEntries(yearsOf(size).map((value) => [value, "costCategory" as const])),
    orgs,
    rounds: Object.fromEntries(
      yearsOf(size).map((value) => [String(value), { year: value, kind: "first" as const, name: `${value}年一上`, ...year(value) }]),
    ),
    people: Object.fromEntries([
      ...people("editor", units),
      ...people("unit_approver", units),
      ...people("department_reviewer", departments),
      ...people("finance_reviewer", ["finance"], { departments }),
      ...people("finance_approver", ["finance"]),
    ]),
  }
}

/** Past years are approved; of the newest year every state has its share. */
const stateFor = (random: Random, newest: boolean): State => (newest ? pick(random, states) : "approved")

/** Writes the district and answers what it holds. The codes carry the seed, so that several can stand side by side. */
export async function generate(db: Kysely<DB>, size: Size) {
  const random = randomFrom(size.seed)
  const plan = planOf(size)
  const world = await buildWorld(db, plan)
  const targets: LoadedTarget[] = []
  const unitKeys = Object.keys(plan.orgs).filter((key) => plan.orgs[key]?.kind === "unit")
  for (const [at, year] of yearsOf(size).entries()) {
    for (const key of unitKeys) {
      for (let p = 1; p <= size.projectsPerUnit; p += 1)
        targets.push(targetFor(random, world, plan, { key, year, p, newest: at === size.years - 1 }))
    }
  }
  await loadTargets(db, targets, { userName: "模拟数据", orgName: plan.district.name, note: `seed ${size.seed}` })
  return { district: plan.district.code, units: unitKeys.length, targets: targets.length, indicators: targets.length * 4 }
}

type Spot = { key: string; year: number; p: number; newest: boolean }
type Built = Awaited<ReturnType<typeof buildWorld<string, string, string>>>

function targetFor(random: Random, world: Built, plan: WorldPlan<string, string, string>, { key, year, p, newest }: Spot): LoadedTarget {
  const unit = world.orgs[key]
  const department = world.orgs[plan.orgs[key]?.parent ?? ""]
  const round = world.rounds[String(year)]
  const editor = world.people[`g${plan.district.code.slice(1)}-editor-${key}`]
  if (!unit || !department || !round || !editor) throw new Error(`no such unit in the plan: ${key}`)
  const name = `${pick(random, topics)}${pick(random, suffixes)}${p}`
  const state = stateFor(random, newest)
  return {
    projectId: null,
    place: { districtId: world.districtId, departmentId: department.id, unitId: unit.id, roundId: round.id },
    frame: {
      budgetYear: year,
      roundName: round.name,
      project: { code: `${unit.code}-${year}-${pad(p, 4)}`, name, kind: "department", continuing: false, secret: false },
      unit: { code: unit.code, name: unit.name },
      department: { code: department.code, name: department.name },
    },
    content: contentFor(random, name),
    state,
    submittedBy: state === "draft" ? null : editor.userId,
  }
}
