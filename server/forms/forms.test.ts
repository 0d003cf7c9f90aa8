// The official forms: who gets which, and that the PDF says what the page says.
import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import { callerOf, goodContent, pathTo, type SmallPerson, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { makeTarget } from "#db/target-factory.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { databaseClock } from "#server/clock.ts"
import { proposedSheet } from "#server/domain/review-sheet.ts"
import type { State } from "#server/domain/workflow.ts"
import { AppError } from "#server/errors.ts"
import { printForm } from "#server/files/form-pdf.ts"
import { readPdf, textOf } from "#server/files/test-pdf-text.ts"
import { transition } from "#server/targets/transition.ts"
import { forms } from "./read.ts"

let database: TestDatabase
let world: SmallWorld
beforeAll(async () => {
  database = await testDatabase()
  world = await smallWorld(database.app)
})

const as = (person: SmallPerson) => callerOf(database.app, database.public, world.people[person])
let codes = 0
const at = (state: State) => {
  codes += 1
  const project = { code: `F-${codes}`, name: `表样项目${codes}` }
  return makeTarget(database.app, {
    ...{ by: world.people.editor, roundId: world.rounds.open.id, project, content: goodContent(), acts: pathTo(world)[state] },
  })
}
const points = Object.fromEntries(proposedSheet.items.map(({ code, maxPoints }) => [code, maxPoints]))
const sheet = { mode: "points", points, opinion: "目标明确，同意。" } as const

/** Passed by finance with a sheet. */
async function passedWithSheet(): Promise<string> {
  const { id, version } = await at("finance_review")
  const act = { id, version, action: "approve", note: "", goal: "unit", key: randomUUID(), sheet } as const
  await transition(database.app, world.people.finance, act, databaseClock)
  return id
}

const outcome = async (person: SmallPerson, id: string): Promise<string> => {
  const answers = forms.map((form) =>
    as(person)
      .forms.get({ id, form })
      .then(
        () => form,
        (error: unknown) => {
          if (error instanceof AppError && error.code === "NOT_FOUND") return "404"
          throw error
        },
      ),
  )
  return `${person}: ${(await Promise.all(answers)).join(" ")}`
}
const people = [
  "editor",
  "parksEditor",
  "department",
  "parksDepartment",
  "finance",
  "financeParks",
  "bureau",
  "publisher",
  "auditor",
] as const

test("who gets which form", async () => {
  const [draft, reviewed, approved] = [await at("draft"), await passedWithSheet(), await at("approved")]
  const table: string[] = []
  for (const [state, id] of [["draft", draft.id] as const, ["reviewed", reviewed] as const, ["approved", approved.id] as const])
    for (const person of people) table.push(`${state} ${await outcome(person, id)}`)
  expect(table.filter((line) => !line.endsWith("404 404 404"))).toEqual([
    "draft editor: application 404 404",
    "reviewed editor: application 404 404",
    "reviewed department: application 404 404",
    "reviewed finance: application review 404",
    "reviewed bureau: application review 404",
    "approved editor: application 404 approval",
    "approved department: application 404 approval",
    "approved finance: application 404 approval",
    "approved bureau: application 404 approval",
  ])
})

const printed = async (person: SmallPerson, id: string, form: (typeof forms)[number]) =>
  textOf(readPdf(await printForm(await as(person).forms.get({ id, form }))).flat())

test("申报表 and 批复表 say what was filled in, and which content they are", async () => {
  const { id, version } = await at("approved")
  const [application, approval] = [await printed("editor", id, "application"), await printed("editor", id, "approval")]
  for (const text of [application, approval])
    for (const words of [
      goodContent().goal,
      "公路所（401002）",
      "交通局（401）",
      "12.50",
      "产出指标数量指标修补道路里程≥30公里",
      "市民满意度",
    ])
      expect(text).toContain(words)
  expect(application).toContain("项目支出绩效目标申报表")
  expect(application).toContain(`已批复，第 ${version} 次改动`)
  const { contentHash } = await as("editor").targets.version({ id, number: 5 })
  expect(approval).toContain("项目支出绩效目标批复表")
  expect(approval).toContain("批复单位：财政局")
  expect(approval).toContain(`第 5 版　内容校验码（SHA-256）：${contentHash}第 1 页，共 1 页`)
})

test("中期 amounts, goal and values, 分值, period and basis are printed where they are filled in", async () => {
  const content = goodContent()
  const form = {
    startsOn: "2026-01",
    endsOn: "2028-12",
    basis: "按市政府文件立项",
    midtermGoal: "三年修补 90 公里。",
    midterm: { fiscal: 30_000_000n, specialAccount: 0n, other: 0n },
  }
  const indicators = content.indicators.map((row) => ({ ...row, midtermRaw: "≥90公里", weight: "12.5" }))
  const data = await as("editor").forms.get({ id: (await at("draft")).id, form: "application" })
  const text = textOf(readPdf(await printForm({ ...data, content: { ...content, form, indicators } })).flat())
  for (const words of ["2026-01 至 2028-12", "按市政府文件立项", "中期资金30.00", "三年修补 90 公里。", "修补道路里程≥90公里≥30公里12.5"])
    expect(text).toContain(words)
})

test("审核表 has the items, points and words of its time", async () => {
  const text = await printed("finance", await passedWithSheet(), "review")
  for (const { label } of proposedSheet.items) expect(text).toContain(label)
  expect(text).toContain("项目支出绩效目标审核表（重点项目）")
  expect(text).toContain("合计 100 分，等级：优。")
  expect(text).toContain("目标明确，同意。")
})
