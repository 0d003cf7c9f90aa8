// The world of the permission matrix: four units, near and far from one another, each with the same people and things.
import { randomUUID } from "node:crypto"
import { type Kysely, sql } from "kysely"
import { bringAttachment } from "#server/attachments/bring.ts"
import { openStores } from "#server/attachments/store.ts"
import { prepareBulk } from "#server/bulk/commands.ts"
import { databaseClock } from "#server/clock.ts"
import { type BulkState, bulkStates } from "#server/domain/bulk.ts"
import { type Actor, type Role, roles } from "#server/domain/roles.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { type State, states } from "#server/domain/workflow.ts"
import { uploadFile } from "#server/imports/commands.ts"
import { copyTarget } from "#server/messages/copies.ts"
import { homes } from "#server/people/grants.ts"
import { makeSubstitution } from "#server/people/substitutions.ts"
import { previewTable, publishTable } from "#server/publishing/publish.ts"
import { addReason } from "#server/review/queries.ts"
import { ask } from "#server/rounds/requests.ts"
import { transition } from "#server/targets/transition.ts"
import { buildWorld } from "./factories.ts"
import type { DB } from "./schema.ts"
import { goodContent, openRound } from "./small-world.ts"
import { makeTarget } from "./target-factory.ts"

/** Seen from the people who ask, who are those of `own`. Names contain no other's name, so an answer shows whose rows are in it. */
const units = {
  own: { district: "990001", department: "401", code: "401001", name: "道路所" },
  sibling: { district: "990001", department: "401", code: "401002", name: "桥梁所" },
  otherDepartment: { district: "990001", department: "402", code: "402001", name: "公园所" },
  otherDistrict: { district: "990002", department: "501", code: "501001", name: "港口所" },
} as const
export type PlaceName = keyof typeof units
export const placeNames = Object.keys(units) as PlaceName[]

const year = 2026

const record = <Key extends string, Value>(keys: readonly Key[], make: (key: Key) => Value) =>
  Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<Key, Value>

/** One district with its finance bureau, the departments and units that lie in it, and for each unit one person of each role. */
function buildDistrict<Name extends PlaceName>(db: Kysely<DB>, code: string, names: readonly Name[]) {
  const orgOf = (name: Name, role: Role) => ({ unit: name, department: units[name].department, finance: "finance" })[homes[role]]
  const departments = [...new Set(names.map((name) => units[name].department))]
  const people = names.flatMap((name) => roles.map((role) => `${name} ${role}` as const))
  return buildWorld<string, "open", (typeof people)[number]>(db, {
    district: { code, name: `${code}区` },
    years: { [year]: "costCategory" },
    orgs: {
      finance: { code: `${code}F`, name: "财政局", kind: "finance" },
      ...record(departments, (department) => ({ code: department, name: `${department}局`, kind: "department" as const })),
      ...record(names, (name) => ({
        code: units[name].code,
        name: units[name].name,
        kind: "unit" as const,
        parent: units[name].department,
      })),
    },
    rounds: { open: { year, kind: "first", name: "2026年一上", ...openRound } },
    people: record(people, (person) => {
      const [name, role] = person.split(" ") as [Name, Role]
      const departments = role === "finance_reviewer" ? [units[name].department] : []
      return { login: person.replace(" ", "-").toLowerCase(), name: `${units[name].name}的人`, role, org: orgOf(name, role), departments }
    }),
  })
}

const reviewers = ["unit_approver", "department_reviewer", "finance_reviewer", "finance_approver"] as const

/** The acts that bring a new draft to this state. */
const wayTo = (people: Record<Role, Actor>, state: State) =>
  [{ by: people.editor, action: "submit" as const }, ...reviewers.map((role) => ({ by: people[role], action: "approve" as const }))].slice(
    0,
    states.indexOf(state),
  )

/** Publishes what is approved so far; the preview that a later correction would need is made afterwards, by `fillPlace`. */
async function publish(db: Kysely<DB>, publisher: Actor, orgCode: string) {
  const preview = await previewTable(db, publisher, orgCode, year)
  if (!preview) throw new Error(`nothing to publish for ${orgCode}`)
  await publishTable(db, publisher, { year, orgCode, contentHash: preview.contentHash, reason: "" })
}

/** A signed-in browser of this person, so that procedures which write to their own session find it. */
async function signedIn(db: Kysely<DB>, actor: Actor): Promise<Actor> {
  const id = `session of ${actor.userName} ${actor.membershipId}`
  const row = { id, user_id: actor.userId, membership_id: actor.membershipId, expires_at: sql<Date>`now() + interval '1 day'` }
  await db.insertInto("session").values(row).execute()
  return { ...actor, sessionId: id }
}

/** Unlike that of any other place: a reviewer who may see two alike would rightly be told of both. */
function contentFor(name: string): TargetContent {
  const content = goodContent(`${name}修补道路 30 公里，投诉减少一成。`)
  return { ...content, indicators: content.indicators.map((row) => ({ ...row, name: `${name}${row.name}` })) }
}

type Seat = { districtId: string; unitId: string; departmentId: string; roundId: string; people: Record<Role, Actor> }

/** A target that the department returned with one point, which waits for the unit's answer. */
async function returned(db: Kysely<DB>, { people }: Seat, target: { id: string; version: number }): Promise<string> {
  const points = [{ path: "goal", comment: "请写明结果" }]
  const act = { ...target, action: "return" as const, note: "", goal: "unit" as const, key: randomUUID() }
  await transition(db, people.department_reviewer, { ...act, points }, databaseClock)
  const point = db.selectFrom("return_point").select("id").where("target_id", "=", target.id)
  return (await point.executeTakeFirstOrThrow()).id
}

/** A publication that waits for a far minute, of a year that nothing else is published of. */
async function timed(db: Kysely<DB>, { districtId, unitId, people: { publisher } }: Seat, orgCode: string): Promise<string> {
  const by = { user_id: publisher.userId, user_name: publisher.userName, membership_id: publisher.membershipId }
  const reviewed = { no_state_secrets: true, no_trade_secrets: true, no_personal_data: true }
  const bound = { content_hash: "", version_ids: [], at: new Date("2098-04-01T09:00:00+08:00") }
  const plan = { district_id: districtId, org_id: unitId, org_code: orgCode, year: year - 1, ...bound, ...by, ...reviewed }
  return (await db.insertInto("timed_publication").values(plan).returning("id").executeTakeFirstOrThrow()).id
}

/** The editor away some day, and the approver in their place; long after everything the matrix asks about. */
const absenceOf = ({ editor, unit_approver }: Seat["people"]) => ({
  membershipId: editor.membershipId,
  substituteId: unit_approver.userId,
  startsAt: new Date("2098-03-01T09:00:00+08:00"),
  endsAt: new Date("2098-03-02T09:00:00+08:00"),
})

/** A confirmed row of the indicator library for the units of the place's department. */
async function libraryRowOf(db: Kysely<DB>, name: string, { districtId, departmentId }: Seat) {
  const what = { category: "output", operator: "gte", unit: "%", better: "higher", state: "confirmed" } as const
  const row = { ...what, name: `${name}办结率`, scope: "department" as const, department_id: departmentId, updated_name: "" }
  return await db
    .insertInto("library_indicator")
    .values({ ...row, district_id: districtId })
    .returning(["id", "version"])
    .executeTakeFirstOrThrow()
}

/** A file that was read and waits to be confirmed; its report says nothing. */
async function readyUpload(db: Kysely<DB>, { people, roundId }: Seat, name: string): Promise<string> {
  const { id } = await uploadFile(db, people.editor, { roundId, fileName: `${name}.csv`, bytes: Buffer.from(name) })
  await db
    .updateTable("import_upload")
    .set({ state: "ready", report: "{}", marked: Buffer.from(name) })
    .where("id", "=", id)
    .execute()
  return id
}

export const smallPdf = Buffer.from("%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n", "latin1")

/** A file that was brought for a draft and is not saved with it yet. */
async function attachedTo(db: Kysely<DB>, { people }: Seat, targetId: string, name: string): Promise<string> {
  const file = { targetId, name: `${name}的依据.pdf`, bytes: smallPdf }
  return (await bringAttachment(db, people.editor, file, { clock: databaseClock, stores: openStores(undefined) })).id
}

/** An act on many targets in each state that such an act can be in, prepared by the finance approver. */
async function bulks(db: Kysely<DB>, { people }: Seat, name: string): Promise<Record<BulkState, string>> {
  const ids = {} as Record<BulkState, string>
  for (const state of bulkStates) {
    const asked = { action: "approve" as const, note: "", goal: "unit" as const, colleague: null, filter: { q: name } }
    const { id } = await prepareBulk(db, people.finance_approver, asked, databaseClock)
    await db.updateTable("bulk_act").set({ state }).where("id", "=", id).execute()
    ids[state] = id
  }
  return ids
}

/** Finance copies a target to this post. */
async function copyTo(db: Kysely<DB>, { people }: Pick<Seat, "people">, id: string, { membershipId }: Actor): Promise<string> {
  const key = randomUUID()
  await copyTarget(db, people.finance_approver, { id, reader: { membershipId }, note: "", key }, databaseClock)
  return key
}

/** One export of the editor that waits for the worker, and one that is done. */
async function exported(db: Kysely<DB>, { editor }: Seat["people"]) {
  const row = { user_id: editor.userId, membership_id: editor.membershipId, form: "csv", filter: "{}" }
  const tomorrow = sql<Date>`now() + interval '1 day'`
  const rows = [row, { ...row, state: "done" as const, bytes: 3n, ended_at: tomorrow, expires_at: tomorrow }]
  const [waiting, done] = (await db.insertInto("export_file").values(rows).returning("id").execute()).map(({ id }) => id)
  await db
    .insertInto("export_piece")
    .values({ export_id: done ?? "", place: 0, data: Buffer.from("a,b") })
    .execute()
  return { waiting: waiting ?? "", done: done ?? "" }
}

/** A target in each state, a published table that is no longer the newest, and a project that has no target yet. */
async function fillPlace(db: Kysely<DB>, place: PlaceName, seat: Seat) {
  const { code: orgCode, name } = units[place]
  const make = (project: string, state: State) =>
    makeTarget(db, {
      by: seat.people.editor,
      roundId: seat.roundId,
      project: { code: `${orgCode}-${project.replaceAll("_", "-")}`, name: `${name}${state}项目` },
      content: contentFor(name),
      acts: wayTo(seat.people, state),
    })
  await make("published", "approved")
  await publish(db, seat.people.publisher, orgCode)
  const targets = {} as Record<State, { id: string; version: number }>
  for (const state of states) {
    const { id, version } = await make(state, state)
    targets[state] = { id, version }
  }
  const free = { code: `${orgCode}-free`, name: `${name}的新项目`, district_id: seat.districtId, unit_id: seat.unitId }
  const { id: projectId } = await db.insertInto("project").values(free).returning("id").executeTakeFirstOrThrow()
  const preview = await previewTable(db, seat.people.publisher, orgCode, year)
  const table = { year, orgCode, contentHash: preview?.contentHash ?? "" }
  const timedId = await timed(db, seat, orgCode)
  const wish = { targetId: targets.department_review.id, kind: "unlock" as const, reason: "写错了", wantedUntil: null }
  const { id: requestId } = await ask(db, seat.people.editor, wish, databaseClock)
  const { id: reasonId } = await addReason(db, seat.people.finance_approver, "指标值没有依据")
  const pointId = await returned(db, seat, await make("returned", "department_review"))
  const { id: substitutionId } = await makeSubstitution(db, seat.people.editor, absenceOf(seat.people), databaseClock)
  const library = await libraryRowOf(db, name, seat)
  const uploadId = await readyUpload(db, seat, name)
  const attachmentId = await attachedTo(db, seat, targets.draft.id, name)
  const bulkIds = await bulks(db, seat, name)
  const copyId = await copyTo(db, seat, targets.finance_approval.id, seat.people.publisher)
  const exports = await exported(db, seat.people)
  const ids = {
    attachmentId,
    bulkIds,
    copyId,
    exports,
    library,
    projectId,
    requestId,
    reasonId,
    pointId,
    substitutionId,
    uploadId,
    timedId,
  }
  return { ...seat, ...ids, name, targets, publishedProject: `${orgCode}-published`, table }
}
export type Place = Awaited<ReturnType<typeof fillPlace>>

/** The four places, filled in. `own` is where the people who ask belong. */
export async function fourPlaces(db: Kysely<DB>): Promise<Record<PlaceName, Place>> {
  const places = {} as Record<PlaceName, Place>
  for (const district of new Set(placeNames.map((name) => units[name].district))) {
    const names = placeNames.filter((name) => units[name].district === district)
    const { districtId, orgs, rounds, people } = await buildDistrict(db, district, names)
    for (const name of names) {
      const staff = {} as Record<Role, Actor>
      for (const role of roles) staff[role] = await signedIn(db, people[`${name} ${role}`])
      const [unitId, departmentId] = [orgs[name]?.id ?? "", orgs[units[name].department]?.id ?? ""]
      places[name] = await fillPlace(db, name, { districtId, unitId, departmentId, roundId: rounds.open.id, people: staff })
    }
  }
  // The editor who asks reads one target of the sibling unit, and no more of it than that.
  await copyTo(db, places.sibling, places.sibling.targets.finance_review.id, places.own.people.editor)
  return places
}
