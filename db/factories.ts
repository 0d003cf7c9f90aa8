// The one builder of worlds: tests, browser tests, demo and load all state theirs as a literal, typed by its own keys.
import type { Kysely } from "kysely"
import type { DB, IndicatorTree, OrgKind, RoundKind } from "#db/schema.ts"
import type { Actor, Role } from "#server/domain/roles.ts"

type OrgPlan<Org extends string> = { code: string; name: string; kind: OrgKind; parent?: Org; ownUnit?: boolean }
type RoundPlan = { year: number; kind: RoundKind; name: string; opensAt: Date; closesAt: Date }
type PersonPlan<Org extends string> = {
  login?: string
  name: string
  role: Role
  org: Org
  /** For finance reviewers: the departments they look after. */
  departments?: readonly Org[]
}

export type WorldPlan<Org extends string, Round extends string, Person extends string> = {
  district: { code: string; name: string }
  years: Readonly<Record<number, IndicatorTree>>
  orgs: Readonly<Record<Org, OrgPlan<Org>>>
  rounds: Readonly<Record<Round, RoundPlan>>
  people: Readonly<Record<Person, PersonPlan<Org>>>
  /** argon2id hash of everybody's password; without it nobody can sign in. */
  passwordHash?: string
}

export type World<Org extends string = string, Round extends string = string, Person extends string = string> = {
  districtId: string
  orgs: Record<Org, { id: string; code: string; name: string; parentId: string | null }>
  rounds: Record<Round, { id: string; year: number; name: string }>
  /** Each person, acting as the membership of the plan: ready to be handed to any command. */
  people: Record<Person, Actor>
}

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] => Object.keys(record) as Key[]

/** Builds an object key by key, in order, since later rows may need earlier ones. */
async function each<Key extends string, Value>(keys: readonly Key[], make: (key: Key) => Promise<Value>): Promise<Record<Key, Value>> {
  const made = {} as Record<Key, Value>
  for (const key of keys) made[key] = await make(key)
  return made
}

async function makeOrg<Org extends string>(db: Kysely<DB>, districtId: string, plan: OrgPlan<Org>, parentId: string | null) {
  const { code, name, kind, ownUnit = false } = plan
  const row = { district_id: districtId, code, name, kind, parent_id: parentId, own_unit: ownUnit }
  const { id } = await db.insertInto("org").values(row).returning("id").executeTakeFirstOrThrow()
  return { id, code, name, parentId }
}

async function makeOrgs<Org extends string>(db: Kysely<DB>, districtId: string, plan: Readonly<Record<Org, OrgPlan<Org>>>) {
  const [tops, units] = [keysOf(plan).filter((key) => !plan[key].parent), keysOf(plan).filter((key) => plan[key].parent)]
  const parents = await each(tops, (key) => makeOrg(db, districtId, plan[key], null))
  const children = await each(units, (key) => makeOrg(db, districtId, plan[key], parents[plan[key].parent as Org].id))
  return { ...parents, ...children }
}

async function makeRound(db: Kysely<DB>, districtId: string, { year, kind, name, opensAt, closesAt }: RoundPlan) {
  const row = { district_id: districtId, budget_year: year, kind, name, opens_at: opensAt, closes_at: closesAt }
  const { id } = await db.insertInto("budget_round").values(row).returning("id").executeTakeFirstOrThrow()
  return { id, year, name }
}

type Place = { districtId: string; org: { id: string; name: string }; departmentIds: string[]; passwordHash: string | null }

async function makePerson(db: Kysely<DB>, login: string, { name, role }: PersonPlan<string>, place: Place): Promise<Actor> {
  const account = { login, name, password_hash: place.passwordHash }
  const user = await db.insertInto("app_user").values(account).returning("id").executeTakeFirstOrThrow()
  const membership = { user_id: user.id, org_id: place.org.id, role }
  const { id } = await db.insertInto("membership").values(membership).returning("id").executeTakeFirstOrThrow()
  for (const department_id of place.departmentIds)
    await db.insertInto("finance_assignment").values({ membership_id: id, department_id }).execute()
  const seat = { membershipId: id, role, districtId: place.districtId, orgId: place.org.id, orgName: place.org.name }
  return { userId: user.id, userName: name, sessionId: "none", ...seat, onBehalfOf: null }
}

/** Writes a world into an empty database and answers its ids and people under the keys of the plan. */
export async function buildWorld<Org extends string, Round extends string, Person extends string>(
  db: Kysely<DB>,
  plan: WorldPlan<Org, Round, Person>,
): Promise<World<Org, Round, Person>> {
  const { id: districtId } = await db.insertInto("district").values(plan.district).returning("id").executeTakeFirstOrThrow()
  const orgs = await makeOrgs(db, districtId, plan.orgs)
  for (const [year, indicator_tree] of Object.entries(plan.years))
    await db
      .insertInto("budget_year")
      .values({ district_id: districtId, year: Number(year), indicator_tree })
      .execute()
  const rounds = await each(keysOf(plan.rounds), (key) => makeRound(db, districtId, plan.rounds[key]))
  const people = await each(keysOf(plan.people), (key) => {
    const person = plan.people[key]
    const departmentIds = (person.departments ?? []).map((org) => orgs[org].id)
    return makePerson(db, person.login ?? key, person, {
      districtId,
      org: orgs[person.org],
      departmentIds,
      passwordHash: plan.passwordHash ?? null,
    })
  })
  return { districtId, orgs, rounds, people }
}
