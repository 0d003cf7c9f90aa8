// What a target is compared with: whose rows, and only those; the keys in the database are the ones the rules know.
import { sql } from "kysely"
import { beforeAll, expect, test } from "vitest"
import { goodContent, pathTo, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { type ActPlan, contentOf, makeTarget } from "#db/target-factory.ts"
import { testDatabase } from "#db/testing.ts"
import { realProjects } from "#scripts/bench/checks/real.ts"
import { databaseClock } from "#server/clock.ts"
import { core } from "#server/domain/checks/likeness.ts"
import { plain } from "#server/domain/checks/names.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { checkContext } from "./check-context.ts"
import { findTarget } from "./find.ts"

const databases = await testDatabase()
let world: SmallWorld
let ids: Record<"mine" | "sibling" | "draft" | "elsewhere", string>

const unlike = (goal: string): TargetContent => contentOf(1_000_000n, goal, [["output", "巡查次数", "≥40次"]])

beforeAll(async () => {
  world = await smallWorld(databases.owner)
  const { editor, parksEditor } = world.people
  const make = async (by: Actor, code: string, content: TargetContent, acts: readonly ActPlan[] = []) => {
    const { id } = await makeTarget(databases.app, {
      by,
      roundId: world.rounds.open.id,
      project: { code, name: `项目${code}` },
      content,
      acts,
    })
    return id
  }
  const submitted = { by: editor, action: "submit" as const }
  ids = {
    mine: await make(editor, "A", goodContent(), [submitted]),
    sibling: await make(editor, "B", unlike("按月巡查，及时消除隐患。"), [submitted]),
    draft: await make(editor, "C", unlike("还没有写完的目标草稿。")),
    elsewhere: await make(parksEditor, "D", goodContent(), [{ by: parksEditor, action: "submit" as const }]),
  }
})

async function comparedBy(actor: Actor, id = ids.mine): Promise<string[]> {
  const target = await findTarget(databases.app, actor, id, databaseClock)
  if (!target) return ["not visible"]
  const { others = [] } = await checkContext(databases.app, actor, target)
  return others.map(({ project, sameUnit }) => `${project}${sameUnit ? "" : "（别的单位）"}`)
}

test("each person's targets are compared with those this person may read", async () => {
  const { editor, approver, department, bureau, parksEditor } = world.people
  expect({
    editor: await comparedBy(editor),
    approver: await comparedBy(approver),
    department: await comparedBy(department),
    "finance approver": await comparedBy(bureau),
    "another unit": await comparedBy(parksEditor),
    "another unit, its own": await comparedBy(parksEditor, ids.elsewhere),
  }).toEqual({
    editor: ["项目B", "项目C"],
    approver: ["项目B", "项目C"],
    department: ["项目B"],
    "finance approver": ["项目B", "项目D（别的单位）"],
    "another unit": ["not visible"],
    "another unit, its own": [],
  })
})

test("the year before counts where it was approved; settings are those of the district and year", async () => {
  const { owner, app } = databases
  const { editor, sysadmin } = world.people
  const path = pathTo(world).approved
  const past = await makeTarget(app, {
    by: editor,
    roundId: world.rounds.open.id,
    project: { code: "OLD", name: "延续项目" },
    content: goodContent(),
    acts: path,
  })
  await sql`insert into budget_year (district_id, year, indicator_tree) values (${world.districtId}, 2027, 'costCategory')`.execute(owner)
  const { id: roundId } = await owner
    .insertInto("budget_round")
    .values({
      district_id: world.districtId,
      budget_year: 2027,
      kind: "first",
      name: "2027年一上",
      opens_at: new Date(0),
      closes_at: new Date("2099-01-01"),
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  const { project_id } = await owner.selectFrom("target").select("project_id").where("id", "=", past.id).executeTakeFirstOrThrow()
  const next = await makeTarget(app, { by: editor, roundId, project: { id: project_id }, content: goodContent() })
  const row = { district_id: world.districtId, budget_year: 2027, code: "satisfaction_low", thresholds: JSON.stringify({ below: 85 }) }
  await app
    .insertInto("quality_rule_setting")
    .values({ ...row, updated_by: sysadmin.userId })
    .execute()
  const target = await findTarget(app, editor, next.id, databaseClock)
  if (!target) throw new Error("not found")
  const { lastYear, settings, budgetYear } = await checkContext(app, editor, target)
  expect({ lastYear, settings, budgetYear }).toEqual({
    budgetYear: 2027,
    settings: { satisfaction_low: { thresholds: { below: 85 } } },
    lastYear: {
      total: 12_500_000n,
      indicators: goodContent().indicators.map(({ name, raw }) => ({ name, raw })),
    },
  })
  // Had another unit the project in that year, then its target is none of this unit's business.
  await owner.updateTable("target").set({ unit_id: world.people.parksEditor.orgId }).where("id", "=", past.id).execute()
  expect(await checkContext(app, editor, target)).toMatchObject({ lastYear: null })
})

test("measure_key in the database is the measure of the rules, for every name of the real table", async () => {
  const names = [...new Set(realProjects().flatMap(({ indicators }) => indicators.map(({ name }) => name)))]
  const { rows } = await sql<{ key: string }>`
    select measure_key(name) as key from unnest(${names}::text[]) with ordinality as real(name, place) order by place`.execute(
    databases.owner,
  )
  expect(rows.map(({ key }) => key)).toEqual(names.map((name) => core(plain(name))))
})
