import { TRPCError } from "@trpc/server"
import { beforeAll, expect, test } from "vitest"
import { callerOf, goodContent, pathTo, type SmallPerson, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { actOn, makeTarget } from "#db/target-factory.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { databaseClock } from "#server/clock.ts"
import { printWan } from "#server/domain/money.ts"
import type { TargetContent } from "#server/domain/target.ts"
import type { AppError } from "#server/errors.ts"
import { saveTarget } from "#server/targets/save.ts"

let databases: TestDatabase
let world: SmallWorld
let codes = 0
beforeAll(async () => {
  databases = await testDatabase()
  world = await smallWorld(databases.app)
})

const as = (person: SmallPerson | null) => callerOf(databases.app, databases.public, person && world.people[person])
const confirmed = { noStateSecrets: true, noTradeSecrets: true, noPersonalData: true } as const
const table = { year: 2026, orgCode: "401002" }

const approved = (content: TargetContent = goodContent()) => {
  codes += 1
  const plan = { by: world.people.editor, roundId: world.rounds.open.id, project: { code: `P-${codes}`, name: `项目${codes}` } }
  return makeTarget(databases.app, { ...plan, content, acts: pathTo(world).approved })
}

const publish = async (reason = "", contentHash?: string) => {
  const preview = await as("publisher").publishing.preview(table)
  return as("publisher").publishing.publish({ ...table, review: confirmed, reason, contentHash: contentHash ?? preview.contentHash })
}
const refusal = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "ok",
    (error: unknown) => (error instanceof TRPCError ? `${error.code} ${error.message}` : Promise.reject(error)),
  )

test("from approved versions to the public, corrected with a reason, the first version still there", async () => {
  const first = await approved()
  expect(await refusal(publish("", "0".repeat(64)))).toBe("CONFLICT 预览之后内容有变化，没有公开。请重新核对预览后再公开。")
  expect(await publish()).toEqual({ version: 1, address: "/t/2026/401002" })
  expect(await refusal(publish())).toBe("CONFLICT 内容与已公开的版本完全相同，不需要再次公开。")

  await approved()
  expect(await refusal(publish("  "))).toBe("BAD_REQUEST 有内容需要改正，见下方各处提示。")
  expect(await publish("补充遗漏的项目")).toEqual({ version: 2, address: "/t/2026/401002" })

  const read = (version?: number) => as(null).published.table({ ...table, version })
  const newest = await read()
  const old = await read(1)
  expect([newest.version, newest.reason, newest.content.units[0]?.projects.length]).toEqual([2, "补充遗漏的项目", 2])
  expect([old.version, old.latestVersion, old.content.units[0]?.projects.map((project) => printWan(project.amounts.fiscal))]).toEqual([
    1,
    2,
    ["12.50"],
  ])
  const { tables } = await as(null).published.tables()
  expect(tables.map((row) => [row.org.code, row.version, row.projectCount, row.indicatorCount, printWan(row.totals.total)])).toEqual([
    ["401002", 2, 2, 6, "25.00"],
  ])

  const undo = await actOn(databases.app, first.id, first.version, { by: world.people.bureau, action: "undo" }).catch(
    (error: unknown) => error,
  )
  expect((undo as AppError).details.why).toBe("nothing_to_undo")
})

test("what is not approved, or is being revised, stays as approved; what is secret stays out of every count", async () => {
  const { editor } = world.people
  const { id, version } = await approved(goodContent("公开的目标"))
  const secret = await approved(goodContent("涉密的目标"))
  await databases.owner.updateTable("project").set({ secret: true }).where("name", "=", `项目${codes}`).execute()
  const revised = await actOn(databases.app, id, version, { by: editor, action: "revise", note: "调整" })
  await saveTarget(databases.app, editor, { id, version: revised.version, content: goodContent("没有批复的目标") }, databaseClock)

  const preview = await as("publisher").publishing.preview(table)
  const goals = preview.content.units.flatMap((unit) => unit.projects.map((project) => project.goal))
  expect([goals.includes("公开的目标"), goals.includes("没有批复的目标"), goals.includes("涉密的目标")]).toEqual([true, false, false])
  expect([preview.waiting, preview.excludedSecret, secret.state]).toEqual([0, 1, "approved"])
  await publish("更新")
  const open = JSON.stringify(await as(null).published.table(table), (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  )
  expect(open).not.toMatch(/涉密的目标|没有批复的目标/)
})

test("phone and identity numbers stop publication and are named without being repeated", async () => {
  await approved(goodContent("联系人电话13800138000，修补道路。"))
  const { faults } = await as("publisher").publishing.preview(table)
  expect(faults.map((fault) => fault.message)).toEqual(["含有电话号码（138…00），不能公开。"])
  expect(await refusal(publish("更正"))).toBe("BAD_REQUEST 内容中有不能公开的个人信息，没有公开。")
})

test("all three confirmations are needed", async () => {
  const { contentHash } = await as("publisher").publishing.preview(table)
  const review = { ...confirmed, noTradeSecrets: false as unknown as true }
  expect(await refusal(as("publisher").publishing.publish({ ...table, contentHash, review, reason: "更正" }))).toMatch(/^BAD_REQUEST/)
})

test("publishing exists for the publisher only", async () => {
  const people = Object.keys(world.people) as SmallPerson[]
  const admitted = []
  for (const person of people) if ((await refusal(as(person).publishing.tables())) === "ok") admitted.push(person)
  expect(admitted).toEqual(["publisher"])
  expect(await refusal(as("bureau").publishing.preview(table))).toMatch(/^NOT_FOUND/)
})

test("a department's table holds its units, each with its projects", async () => {
  const rows = await as("publisher").publishing.tables()
  expect(
    rows.map((row) => `${row.year} ${row.org.code} ${row.org.kind} ${row.approved} ${row.latest?.version ?? "-"} ${row.changed}`),
  ).toEqual(["2026 401 department 4 - true", "2026 401002 unit 4 3 true"])
  const { content } = await as("publisher").publishing.preview({ year: 2026, orgCode: "401" })
  expect(content.units.map((unit) => [unit.name, unit.projects.length])).toEqual([["公路所", 4]])
})
