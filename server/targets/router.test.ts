import { randomUUID } from "node:crypto"
import { TRPCError } from "@trpc/server"
import { beforeAll, expect, test } from "vitest"
import { callerOf, goodContent, pathTo, type SmallPerson, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { makeTarget } from "#db/target-factory.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { printWanExact } from "#server/domain/money.ts"
import { may } from "#server/domain/policy.ts"
import { states } from "#server/domain/workflow.ts"

let databases: TestDatabase
let world: SmallWorld
/** One target in each state, of 公路所. */
const targets: Record<string, { id: string; version: number }> = {}
beforeAll(async () => {
  databases = await testDatabase()
  world = await smallWorld(databases.app)
  for (const state of states) {
    const plan = {
      by: world.people.editor,
      roundId: world.rounds.open.id,
      project: { code: `S-${states.indexOf(state)}`, name: `项目 ${state}` },
    }
    targets[state] = await makeTarget(databases.app, { ...plan, content: goodContent(), acts: pathTo(world)[state] })
  }
})

const as = (person: SmallPerson | null) => callerOf(databases.app, databases.public, person && world.people[person])
const everybody = () => Object.keys(world.people) as SmallPerson[]
const targetOf = (state: string) => targets[state] as { id: string; version: number }

const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "ok",
    (error: unknown) => (error instanceof TRPCError ? error.code : Promise.reject(error)),
  )

// Who sees which states of 公路所's targets. Everybody not named sees none, and what one does not see is NOT_FOUND everywhere.
const sight: Partial<Record<SmallPerson, readonly string[]>> = {
  editor: states,
  colleague: states,
  approver: states,
  department: states.slice(1),
  departmentB: states.slice(1),
  finance: states.slice(1),
  bureau: states.slice(1),
}

/** The states on a person's list, checked against its count and the counts beside it; or the code of the refusal. */
async function listOf(person: SmallPerson): Promise<string[] | string> {
  const refused = await codeOf(as(person).targets.list({}))
  if (refused !== "ok") return refused
  const { rows, total, counts } = await as(person).targets.list({})
  const shown = rows.map((row) => row.state).sort()
  expect([total, counts]).toEqual([shown.length, Object.fromEntries(shown.map((state) => [state, 1]))])
  return shown
}

test("lists, counts, single reads, history and versions show each person the same rows", async () => {
  for (const person of everybody()) {
    const seen = sight[person] ?? []
    expect([person, await listOf(person)]).toEqual([person, may(world.people[person].role, "readTargets") ? [...seen].sort() : "NOT_FOUND"])
    for (const state of states) {
      const { id } = targetOf(state)
      const expected = seen.includes(state) ? "ok" : "NOT_FOUND"
      const answers = [await codeOf(as(person).targets.get({ id })), await codeOf(as(person).targets.history({ id }))]
      expect([person, state, ...answers]).toEqual([person, state, expected, expected])
      expect(await codeOf(as(person).targets.version({ id, number: 1 }))).toBe(state === "draft" ? "NOT_FOUND" : expected)
    }
  }
})

test("search and choices of filters give nothing away", async () => {
  expect((await as("parksEditor").targets.list({ q: "修补道路" })).total).toBe(0)
  expect((await as("parksEditor").targets.list({})).units).toEqual([])
  expect((await as("bureau").targets.list({ q: "项目 draft" })).total).toBe(0)
  expect((await as("editor").targets.list({ q: "%" })).total).toBe(0)
  expect((await as("editor").targets.list({ q: "修补道路" })).total).toBe(states.length)
})

test("acts and saves: 404 for what is not seen, 403 for a step that is not one's own", async () => {
  const content = { ...goodContent(), form: undefined, amounts: { fiscal: "1", specialAccount: "", other: "0" } }
  const attempts = async (person: SmallPerson) => {
    const act = { ...targetOf("department_review"), action: "approve", key: randomUUID() } as const
    const { id, version } = targetOf("draft")
    return `${person}: ${await codeOf(as(person).targets.act({ id: act.id, version: 1, action: act.action, key: act.key }))} ${await codeOf(
      as(person).targets.save({ id, version: version + 7, content }),
    )}`
  }
  const table = []
  for (const person of everybody()) table.push(await attempts(person))
  expect(table).toEqual([
    "editor: CONFLICT CONFLICT",
    "colleague: CONFLICT CONFLICT",
    "approver: CONFLICT FORBIDDEN",
    "ownEditor: NOT_FOUND NOT_FOUND",
    "ownApprover: NOT_FOUND NOT_FOUND",
    "department: CONFLICT NOT_FOUND",
    "departmentB: CONFLICT NOT_FOUND",
    "parksEditor: NOT_FOUND NOT_FOUND",
    "parksDepartment: NOT_FOUND NOT_FOUND",
    "finance: CONFLICT NOT_FOUND",
    "financeParks: NOT_FOUND NOT_FOUND",
    "bureau: CONFLICT NOT_FOUND",
    "publisher: NOT_FOUND NOT_FOUND",
    "sysadmin: NOT_FOUND NOT_FOUND",
    "secadmin: NOT_FOUND NOT_FOUND",
    "auditor: NOT_FOUND NOT_FOUND",
  ])
  const { id, version } = targetOf("department_review")
  expect(await codeOf(as("finance").targets.act({ id, version, action: "approve", key: randomUUID() }))).toBe("FORBIDDEN")
})

test("signed out, nothing of the workspace answers", async () => {
  const nobody = as(null).targets
  const { id } = targetOf("approved")
  expect([
    await codeOf(nobody.list({})),
    await codeOf(nobody.queue({})),
    await codeOf(nobody.get({ id })),
    await codeOf(nobody.act({ id, version: 1, action: "approve", key: randomUUID() })),
  ]).toEqual(["UNAUTHORIZED", "UNAUTHORIZED", "UNAUTHORIZED", "UNAUTHORIZED"])
})

test("what waits for me is my desk, and each card says what I may do", async () => {
  const waiting = async (person: SmallPerson) => (await as(person).targets.queue({})).rows.map((row) => row.state)
  const can = async (person: SmallPerson, state: string) => (await as(person).targets.get({ id: targetOf(state).id })).can.join(" ")
  expect([
    await waiting("editor"),
    await waiting("approver"),
    await waiting("department"),
    await waiting("finance"),
    await waiting("bureau"),
    await waiting("auditor"),
  ]).toEqual([["draft"], ["unit_review"], ["department_review"], ["finance_review"], ["finance_approval"], []])
  expect([
    await can("editor", "draft"),
    await can("editor", "unit_review"),
    await can("department", "department_review"),
    await can("bureau", "approved"),
  ]).toEqual(["save submit", "withdraw", "accept approve return transfer", "undo reopen"])
})

test("amounts come back as typed, and unreadable ones are refused at their field", async () => {
  const { id, version } = targetOf("draft")
  const content = { ...goodContent(), form: undefined, amounts: { fiscal: "１，２３４．５", specialAccount: "", other: "0.000001" } }
  const saved = await as("editor").targets.save({ id, version, content })
  const { amounts } = (await as("editor").targets.get({ id })).content
  expect([printWanExact(amounts.fiscal), printWanExact(amounts.specialAccount), printWanExact(amounts.other)]).toEqual([
    "1234.50",
    "0.00",
    "0.000001",
  ])
  const wrong = { ...content, amounts: { fiscal: "NaN", specialAccount: "-1", other: "1,23" } }
  expect(await codeOf(as("editor").targets.save({ id, version: saved.version, content: wrong }))).toBe("BAD_REQUEST")
})

test("the rest of the 申报表 comes back as typed, in the draft and in the version; what is empty is not there", async () => {
  const plan = { by: world.people.editor, roundId: world.rounds.open.id, project: { code: "S-form", name: "填全申报表的项目" } }
  const { id, version } = await makeTarget(databases.app, { ...plan, content: goodContent() })
  const amounts = { fiscal: "10", specialAccount: "", other: "" }
  const form = {
    ...{ startsOn: "2026-01", endsOn: "2028-12", basis: "区政府第 12 次常务会议", midtermGoal: "三年内全部修补。" },
    midterm: { fiscal: "30.5", specialAccount: "", other: "" },
  }
  const full = { midtermRaw: "≥90公里", weight: "7.5", method: "完成数÷计划数", source: "业务记录", lineage: randomUUID() }
  const [first, ...others] = goodContent().indicators
  const rows = [{ ...first, ...full }, ...others].map((row) => ({ ...row, midtermRaw: row.midtermRaw ?? "" })) as typeof others
  const saved = await as("editor").targets.save({ id, version, content: { ...goodContent(), amounts, form, indicators: rows } })
  await as("editor").targets.act({ id, version: saved.version, action: "submit", key: randomUUID() })
  const draft = (await as("editor").targets.get({ id })).content
  const stored = (await as("editor").targets.version({ id, number: 1 })).content
  const midterm = { fiscal: 30_500_000n, specialAccount: 0n, other: 0n }
  expect(draft.form).toEqual({ ...form, midterm })
  expect(draft.indicators).toEqual([{ ...first, ...full }, ...others])
  expect([stored.form, stored.indicators]).toEqual([draft.form, draft.indicators])
})
