// Out of the system into a sheet, edited there, and back: only what was edited appears.
import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import { callerOf, goodContent, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { makeTarget } from "#db/target-factory.ts"
import { testDatabase } from "#db/testing.ts"
import { databaseClock } from "#server/clock.ts"
import { writeExport } from "#server/exports/run.ts"
import { readFile } from "#server/files/read-file.ts"
import { readSheet } from "#server/files/test-workbook.ts"
import { type TestCell, xlsxOf } from "#server/files/test-xlsx.ts"
import type { JobContext } from "#server/jobs/handlers.ts"
import { createLog } from "#server/log.ts"
import { readUpload, storeUpload } from "./jobs.ts"

const databases = await testDatabase()
const db = databases.app
let world: SmallWorld
beforeAll(async () => {
  world = await smallWorld(db)
  for (const at of [1, 2, 3]) {
    const good = goodContent(`第 ${at} 号道路修补 30 公里，投诉减少一成。`)
    const [first, ...rest] = good.indicators
    const form = {
      ...{ startsOn: "2025-01", endsOn: "2027-12", basis: "区政府会议纪要", midtermGoal: "三年修完全部道路。" },
      midterm: { fiscal: 90_000_000n, specialAccount: 0n, other: 1_000_000n },
    }
    const extras = { midtermRaw: "≥90公里", method: "按竣工验收里程统计", source: "竣工资料" }
    const content = { ...good, form, indicators: first ? [{ ...first, ...extras }, ...rest] : [] }
    const project = { code: `R-${at}`, name: `${at} 号道路修补`, continuing: at === 1 }
    await makeTarget(db, { by: world.people.editor, roundId: world.rounds.open.id, project, content, acts: [] })
  }
})

const caller = () => callerOf(db, databases.public, world.people.editor)
const job = (): JobContext => ({
  ...{ id: randomUUID(), attempt: 0, db, clock: databaseClock, log: createLog("silent"), signal: new AbortController().signal },
})

async function exported(): Promise<Buffer> {
  const { id } = await caller().exports.start({ form: "xlsx", filter: {} })
  await writeExport({ id }, job())
  const { pieces } = await caller().exports.file({ id })
  return Buffer.concat(await Promise.all(Array.from({ length: pieces }, (_, place) => caller().exports.piece({ id, place }))))
}
const template = async () => Buffer.from((await caller().imports.template({ roundId: world.rounds.open.id })).bytes)

async function upload(bytes: Uint8Array) {
  const { id } = await caller().imports.upload({ roundId: world.rounds.open.id, fileName: "表.xlsx", bytes })
  await readUpload({ id }, job())
  return caller().imports.get({ id })
}

/** As a spreadsheet would save it: the first sheet's texts, with some of them changed, and a column of the user's own. */
async function edited(bytes: Buffer, changes: Readonly<Record<string, string>>): Promise<Buffer> {
  const [sheet] = (await readFile(bytes, "表.xlsx")).sheets
  const rows = (sheet?.rows ?? []).map(({ cells }, at): TestCell[] => [
    ...cells.map((text) => changes[text] ?? text),
    at === 0 ? "我的备注" : `备注${at}`,
  ])
  return xlsxOf({ name: "改过", rows })
}
const reported = ({ report }: Awaited<ReturnType<typeof upload>>) => ({
  problems: report?.problems.map(({ code, row, message }) => `${code} ${row} ${message}`),
  items: report?.items.map(({ kind, name }) => `${kind} ${name}`),
  differences: report?.items.flatMap(({ differences }) => differences.map(({ label, before, after }) => `${label}：${before} → ${after}`)),
})
const untouched = { problems: [], items: [1, 2, 3].map((at) => `untouched ${at} 号道路修补`), differences: [] }

test("an export and a template brought back as they are change nothing", { timeout: 120_000 }, async () => {
  expect(reported(await upload(await exported()))).toEqual(untouched)
  expect(reported(await upload(await template()))).toEqual(untouched)
})

test("an indicator whose name and value were both rewritten is still the same indicator", { timeout: 120_000 }, async () => {
  const first = goodContent().indicators[0]
  const changes = { [first?.name ?? ""]: "完成修补的道路长度", [first?.raw ?? ""]: "≥31公里" }
  for (const bytes of [await exported(), await template()]) {
    const { differences, items } = reported(await upload(await edited(bytes, changes)))
    expect(items).toEqual([1, 2, 3].map((at) => `changed ${at} 号道路修补`))
    expect(differences?.slice(0, 2)).toEqual([
      `第 1 条指标“完成修补的道路长度”的指标名称：${first?.name} → 完成修补的道路长度`,
      `第 1 条指标“完成修补的道路长度”的年度指标值：${first?.raw} → ≥31公里`,
    ])
  }
})

test("cells edited in an export appear as they were and are, and nothing else; the user's own column stays", {
  timeout: 120_000,
}, async () => {
  const changes = { "第 2 号道路修补 30 公里，投诉减少一成。": "第 2 号道路修补 36 公里，投诉减少一成。", "2027-12": "2028-06" }
  const found = await upload(await edited(await exported(), changes))
  expect(reported(found)).toEqual({
    problems: [],
    items: ["changed 1 号道路修补", "changed 2 号道路修补", "changed 3 号道路修补"],
    differences: [
      "项目结束年月：2027-12 → 2028-06",
      "绩效目标：第 2 号道路修补 30 公里，投诉减少一成。 → 第 2 号道路修补 36 公里，投诉减少一成。",
      "项目结束年月：2027-12 → 2028-06",
      "项目结束年月：2027-12 → 2028-06",
    ],
  })
  await caller().imports.confirm({ id: found.id })
  await storeUpload({ id: found.id }, job())
  expect((await caller().imports.get({ id: found.id })).state).toBe("stored")
  const again = await exported()
  expect((await readSheet(again)).rows.flat().filter((cell) => cell === "2028-06")).not.toEqual([])
  expect(reported(await upload(again))).toEqual(untouched)
})
