// Exports as the worker makes them: what is in the files, whose rows, and what happens when one is cancelled, broken off or old.
import { randomUUID } from "node:crypto"
import { sql } from "kysely"
import { beforeAll, expect, test } from "vitest"
import { callerOf, goodContent, pathTo, type SmallPerson, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { makeTarget } from "#db/target-factory.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { databaseClock, fixedClock } from "#server/clock.ts"
import { restoreCell } from "#server/domain/published-csv.ts"
import { sheetColumns } from "#server/domain/target-sheet.ts"
import type { State } from "#server/domain/workflow.ts"
import { AppError } from "#server/errors.ts"
import { readSheet } from "#server/files/test-workbook.ts"
import { createLog } from "#server/log.ts"
import type { ExportForm } from "./forms.ts"
import { forgetExports } from "./queries.ts"
import { writeExport } from "./run.ts"

let database: TestDatabase
let world: SmallWorld
beforeAll(async () => {
  database = await testDatabase()
  world = await smallWorld(database.app)
})

const as = (person: SmallPerson) => callerOf(database.app, database.public, world.people[person])
const context = (signal = new AbortController().signal) => ({
  ...{ id: randomUUID(), attempt: 0, db: database.app, clock: databaseClock, log: createLog("silent"), signal },
})
let codes = 0
const make = (state: State, content = goodContent(), name?: string) => {
  codes += 1
  const project = { code: `X-${codes}`, name: name ?? `导出项目${codes}` }
  return makeTarget(database.app, { by: world.people.editor, roundId: world.rounds.open.id, project, content, acts: pathTo(world)[state] })
}

type Filter = { state?: State; q?: string; unit?: string }
async function fileOf(person: SmallPerson, form: ExportForm, filter: Filter = {}): Promise<Buffer> {
  const { id } = await as(person).exports.start({ form, filter })
  await writeExport({ id }, context())
  const { pieces } = await as(person).exports.file({ id })
  return Buffer.concat(await Promise.all(Array.from({ length: pieces }, (_, place) => as(person).exports.piece({ id, place }))))
}
const column = (header: string) => sheetColumns.findIndex((each) => each.header === header)
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "ok",
    (error: unknown) => {
      if (!(error instanceof AppError)) throw error
      return error.code
    },
  )

test("workbook: one row per indicator, amounts as numbers, texts as written, ids to come back by", async () => {
  const odd = goodContent("=1+1 是文字，\n第二行")
  const content = { ...odd, amounts: { fiscal: 123_456_789_012n, specialAccount: 1n, other: 0n } }
  await make("draft", content, "+奇怪的名字")
  const sheet = await readSheet(await fileOf("editor", "xlsx", { q: "奇怪的名字" }))
  const [head, ...rows] = sheet.rows
  expect([sheet.name, head]).toEqual(["绩效目标", sheetColumns.map(({ header }) => header)])
  expect(rows).toHaveLength(3)
  const at = (header: string) => rows.map((row) => row[column(header)])
  expect(at("项目名称")).toEqual(Array(3).fill("+奇怪的名字"))
  expect(at("绩效目标")).toEqual(Array(3).fill("=1+1 是文字，\n第二行"))
  expect([at("财政拨款（万元）")[0], at("财政专户拨款（万元）")[0]]).toEqual([123456.789012, 0.000001])
  expect(at("三级指标").map((name, place) => [name, at("年度指标值")[place]])).toEqual(
    content.indicators.map(({ name, raw }) => [name, raw]),
  )
  expect(at("指标标识（勿改）")).toEqual(content.indicators.map((row) => row.id))
})

test("CSV begins with a BOM and runs no formula; TXT has one line per row; JSON has whole targets", async () => {
  await make("draft", goodContent("-3% 以内"), "@SUM(A1)")
  const csv = (await fileOf("editor", "csv", { q: "@SUM" })).toString()
  expect(csv.startsWith(`\uFEFF${sheetColumns[0]?.header},`)).toBe(true)
  const cells = csv.split("\r\n")[1]?.split(",") ?? []
  expect([cells[column("项目名称")], restoreCell(cells[column("绩效目标")] ?? "")]).toEqual(["'@SUM(A1)", "-3% 以内"])
  const lines = (await fileOf("editor", "txt", { q: "@SUM" })).toString().replace(/\n$/, "").split("\n")
  expect(lines.map((line) => line.split("\t").length)).toEqual(Array(4).fill(sheetColumns.length))
  const { targets } = JSON.parse((await fileOf("editor", "json", { q: "@SUM" })).toString())
  expect(targets).toMatchObject([{ project: { name: "@SUM(A1)" }, currencyUnit: "万元", amounts: { total: "12.50" }, goal: "-3% 以内" }])
  expect(JSON.parse((await fileOf("editor", "json", { q: "没有这样的" })).toString())).toEqual({ targets: [] })
})

test("the rows are those of the list: the filter, the scope, and beyond the unit what was last submitted", async () => {
  const { id } = await make("department_review", goodContent("提交过的目标"), "已提交")
  await make("draft", goodContent(), "未提交")
  const names = async (person: SmallPerson, filter: Filter) =>
    JSON.parse((await fileOf(person, "json", filter)).toString()).targets.map(
      (target: { project: { name: string } }) => target.project.name,
    )
  expect(await names("department", { q: "提交" })).toEqual(["已提交"])
  expect(await names("editor", { q: "提交" })).toEqual(["已提交", "未提交"])
  expect(await names("editor", { q: "提交", state: "draft" })).toEqual(["未提交"])
  for (const person of ["parksEditor", "parksDepartment", "financeParks"] as const) expect(await names(person, {})).toEqual([])
  const listed = await as("department").targets.list({})
  expect(await names("department", {})).toHaveLength(listed.total)

  const { version } = await as("department").targets.get({ id })
  await as("department").targets.act({ id, version, action: "return", note: "请改", key: randomUUID(), openAll: true })
  const back = await as("editor").targets.get({ id })
  const content = { goal: "改了一半", amounts: { fiscal: "99", specialAccount: "", other: "" }, indicators: [] }
  await as("editor").targets.save({ id, version: back.version, content })
  const seen = JSON.parse((await fileOf("department", "json", { q: "提交过的目标" })).toString()).targets[0]
  expect([seen.goal, seen.amounts.total, seen.indicators.length]).toEqual(["提交过的目标", "12.50", 3])
})

test("a file is its owner's, in the role it was asked for in, and goes after a day; the row about it stays", async () => {
  const { id } = await as("editor").exports.start({ form: "csv", filter: {} })
  expect(await refusal(as("editor").exports.file({ id }))).toBe("NOT_FOUND")
  await writeExport({ id }, context())
  for (const person of ["colleague", "approver", "bureau"] as const) {
    expect(await refusal(as(person).exports.file({ id }))).toBe("NOT_FOUND")
    expect(await refusal(as(person).exports.piece({ id, place: 0 }))).toBe("NOT_FOUND")
  }
  const later = fixedClock(new Date(Date.now() + 25 * 3_600_000))
  expect((await forgetExports(database.app, later)).forgotten).toBeGreaterThan(0)
  expect(await refusal(callerOf(database.app, database.public, world.people.editor, later).exports.file({ id }))).toBe("NOT_FOUND")
  expect((await as("editor").exports.list()).some((row) => row.id === id)).toBe(true)
})

const stateOf = async (id: string) => (await as("editor").exports.list()).find((row) => row.id === id)?.state
const piecesOf = async (id: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from export_piece where export_id = ${id}`.execute(database.app)).rows[0]?.n

test("cancelled before the worker comes: nothing is made; cancelled twice: not found", async () => {
  const { id } = await as("editor").exports.start({ form: "xlsx", filter: {} })
  await as("editor").exports.cancel({ id })
  expect(await writeExport({ id }, context())).toBeUndefined()
  expect([await stateOf(id), await piecesOf(id)]).toEqual(["cancelled", 0])
  expect(await refusal(as("editor").exports.cancel({ id }))).toBe("NOT_FOUND")
})

test("broken off in the middle: begun anew by the next worker, and the file is whole", async () => {
  const { id } = await as("editor").exports.start({ form: "csv", filter: {} })
  await database.app.updateTable("export_file").set({ state: "running", written: 7 }).where("id", "=", id).execute()
  const old = { export_id: id, place: 0, data: Buffer.from("half a file") }
  await database.app.insertInto("export_piece").values(old).execute()
  await writeExport({ id }, context())
  const data = await as("editor").exports.piece({ id, place: 0 })
  expect([await stateOf(id), data.subarray(0, 3).toString("hex")]).toEqual(["done", "efbbbf"])
})

test("whoever may no longer act gets no file, and it says so", async () => {
  const { id } = await as("colleague").exports.start({ form: "csv", filter: {} })
  const gone = { valid_to: sql<Date>`statement_timestamp()` }
  await database.app.updateTable("membership").set(gone).where("id", "=", world.people.colleague.membershipId).execute()
  await expect(writeExport({ id }, context())).rejects.toThrow("no longer holds")
  const row = await database.app.selectFrom("export_file").select("state").where("id", "=", id).executeTakeFirstOrThrow()
  expect([row.state, await piecesOf(id)]).toEqual(["failed", 0])
})

test("three at a time", async () => {
  const start = () => as("approver").exports.start({ form: "csv", filter: {} })
  for (let n = 0; n < 3; n += 1) await start()
  expect(await refusal(start())).toBe("CONFLICT")
})
