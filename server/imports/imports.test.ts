import { beforeAll, expect, test } from "vitest"
import { callerOf, goodContent, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { makeTarget } from "#db/target-factory.ts"
import { testDatabase } from "#db/testing.ts"
import { databaseClock } from "#server/clock.ts"
import { printWanExact } from "#server/domain/money.ts"
import { readFile } from "#server/files/read-file.ts"
import { xlsxOf } from "#server/files/test-xlsx.ts"
import type { JobContext } from "#server/jobs/handlers.ts"
import { createLog } from "#server/log.ts"
import { importFile } from "./from-command-line.ts"
import { goldenFiles, plantedFaults, plantedFile } from "./golden.ts"
import { readUpload, storeUpload } from "./jobs.ts"
import { findMarked } from "./queries.ts"

const databases = await testDatabase()
const db = databases.app
const timeout = { timeout: 240_000 }
let world: SmallWorld
beforeAll(async () => {
  world = await smallWorld(db)
})

const caller = (person: keyof SmallWorld["people"] = "editor") => callerOf(db, databases.public, world.people[person])
const job = (signal = new AbortController().signal): JobContext => ({
  id: "",
  attempt: 0,
  db,
  clock: databaseClock,
  log: createLog("silent"),
  signal,
})

/** Uploads and reads as the worker would. */
async function upload(bytes: Uint8Array, fileName = "表.xlsx") {
  const { id } = await caller().imports.upload({ roundId: world.rounds.open.id, fileName, bytes })
  await readUpload({ id }, job())
  return caller().imports.get({ id })
}

async function confirm(id: string) {
  await caller().imports.confirm({ id })
  await storeUpload({ id }, job())
  return caller().imports.get({ id })
}

const file = (name: string): Uint8Array => goldenFiles()[name] ?? Buffer.alloc(0)
const countsOf = (found: Awaited<ReturnType<typeof upload>>) => {
  const { indicators: _, warnings: __, ...counts } = found.report?.counts ?? { indicators: 0, warnings: 0 }
  return { state: found.state, ...counts }
}
const targetCount = async () =>
  (
    await db
      .selectFrom("target")
      .select((eb) => eb.fn.countAll<bigint>().as("n"))
      .executeTakeFirstOrThrow()
  ).n

test("read, report, confirm, stored; the same file again changes nothing and is recognised", timeout, async () => {
  const before = await targetCount()
  const first = await upload(file("2-逐条-合并单元格-元.xlsx"))
  expect(countsOf(first)).toEqual({ state: "ready", new: 3, changed: 0, untouched: 0, refused: 0, errors: 0 })
  expect(first.report?.total).toBe("229.00")
  expect(await targetCount()).toBe(before)

  expect((await confirm(first.id)).state).toBe("stored")
  const { rows } = await caller().targets.list({ q: "桥梁检测服务费" })
  const { content } = await caller().targets.get({ id: rows[0]?.id ?? "" })
  expect([printWanExact(content.amounts.fiscal), printWanExact(content.amounts.specialAccount), content.goal]).toEqual([
    "36.00",
    "4.20",
    "完成 25 座桥梁的定期检测，及时排除隐患。",
  ])
  expect(content.indicators.map(({ name, raw, subcategory }) => `${subcategory} ${name} ${raw}`)).toEqual([
    "quantity 检测桥梁数量 =25座",
    "timeliness 检测完成时间 11月30日前完成",
    "sustainable 隐患整改率 =100%",
    "served 沿线居民满意度 ≥85%",
  ])

  const again = await upload(file("2-逐条-合并单元格-元.xlsx"))
  expect(countsOf(again)).toEqual({ state: "ready", new: 0, changed: 0, untouched: 3, refused: 0, errors: 0 })
  expect(again.sameFile).toMatchObject({ id: first.id, by: "编辑甲" })
})

test("only real changes appear, whatever shape the next file has; rows keep their ids", timeout, async () => {
  const other = await upload(file("1-公开表.txt"), "公开表.txt")
  expect(countsOf(other)).toMatchObject({ untouched: 3, changed: 0, new: 0 })

  const text = Buffer.from(file("1-公开表.txt")).toString("utf8")
  const edited = await upload(Buffer.from(text.replace("≥30公里", "≥35公里").replace("市民满意度", "市民出行满意度")), "改.txt")
  const [item] = edited.report?.items ?? []
  expect(item).toMatchObject({ kind: "changed", name: "道路养护专项经费" })
  expect(item?.differences).toEqual([
    expect.objectContaining({ before: "≥30公里", after: "≥35公里" }),
    expect.objectContaining({ before: "市民满意度", after: "市民出行满意度" }),
  ])
  expect((await confirm(edited.id)).state).toBe("stored")
})

test(
  "twelve planted faults: twelve found in their cells, marked in the user's own workbook; the corrected file is clean",
  timeout,
  async () => {
    const before = await targetCount()
    const wrong = await upload(plantedFile(false))
    expect(wrong.state).toBe("refused")
    const found = wrong.report?.problems
      .filter(({ severity }) => severity === "error")
      .map(({ row, column, code }) => ({ row, column, code }))
    expect(found).toEqual(plantedFaults)
    await expect(caller().imports.confirm({ id: wrong.id })).rejects.toMatchObject({ code: "CONFLICT" })

    const marked = await findMarked(db, world.people.editor, wrong.id)
    const parts = await readFile(marked?.marked ?? Buffer.alloc(0), "marked.xlsx")
    expect(parts.sheets.map(({ name, rows }) => [name, rows.length, rows[1]?.cells.at(-1)])).toEqual([
      ["逐条", 12, "备注1"],
      ["我的底稿", 1, undefined],
    ])

    const right = await upload(plantedFile(true))
    expect(right.report?.problems.filter(({ severity }) => severity === "error")).toEqual([])
    expect(right.state).toBe("ready")
    expect(await targetCount()).toBe(before)
  },
)

test("50 good projects and a bad cell: nothing can be stored, and the cell is named", timeout, async () => {
  const head = ["项目名称", "财政拨款（万元）", "绩效目标", "一级指标", "三级指标", "指标值"]
  const rows = Array.from({ length: 51 }, (_, at) => [`批量项目${at}`, at === 50 ? "很多" : "1.5", "目标", "产出指标", "数量", "≥3个"])
  const found = await upload(xlsxOf({ name: "表", rows: [head, ...rows] }))
  expect(found.state).toBe("refused")
  expect(found.report?.problems.filter(({ severity }) => severity === "error")).toMatchObject([
    { row: 52, column: 2, value: "很多", code: "amount_unreadable" },
  ])
})

test("another unit's rows, and targets that are under review, are refused one by one; the rest may be stored", timeout, async () => {
  const { id } = await makeTarget(db, {
    by: world.people.editor,
    roundId: world.rounds.open.id,
    project: { code: "401002-R", name: "送审项目" },
    content: goodContent(),
    acts: [{ by: world.people.editor, action: "submit" }],
  })
  const head = ["单位名称", "项目名称", "财政拨款（万元）", "绩效目标", "一级指标", "三级指标", "指标值"]
  const row = (unit: string, project: string) => [unit, project, "2", "修好道路，减少投诉。", "产出指标", "修补道路里程", "≥30公里"]
  const found = await upload(
    xlsxOf({ name: "表", rows: [head, row("公园所", "公园绿化"), row("公路所", "送审项目"), row("公路所", "新的项目")] }),
  )
  expect(found.report?.items.map(({ kind, name, why }) => [kind, name, why])).toEqual([
    ["refused", "公园绿化", "这是“公园所”的项目，不是公路所的，不能导入。"],
    ["refused", "送审项目", "该项目现在的状态不能这样办理，请刷新后再看。"],
    ["new", "新的项目", null],
  ])
  expect((await confirm(found.id)).state).toBe("stored")
  expect((await caller().targets.get({ id })).content.amounts.fiscal).toBe(12_500_000n)
})

test("a target that moved after the report is not overwritten, and nothing of the file is stored", timeout, async () => {
  const rows = (value: string) => [
    ["项目名称", "财政拨款（万元）", "绩效目标", "一级指标", "三级指标", "指标值"],
    ["新的项目", "3", "修好道路，减少投诉。", "产出指标", "修补道路里程", value],
    ["又一个新项目", "3", "修好桥梁，减少投诉。", "产出指标", "修补桥梁数量", "≥3座"],
  ]
  const found = await upload(xlsxOf({ name: "表", rows: rows("≥60公里") }))
  const [target] = (await caller().targets.list({ q: "新的项目" })).rows
  const { version, content } = await caller().targets.get({ id: target?.id ?? "" })
  const amounts = { fiscal: "9", specialAccount: "0", other: "0" }
  await caller("colleague").targets.save({
    id: target?.id ?? "",
    version,
    content: { amounts, goal: content.goal, indicators: content.indicators },
  })
  const after = await confirm(found.id)
  expect([after.state, after.failure]).toEqual(["failed", "在您查看之后，内容已被改动，本次操作没有生效。请核对两份内容后再办理。"])
  expect((await caller().targets.list({ q: "又一个新项目" })).rows).toEqual([])
})

test("no currency is guessed: the report asks, the answer is used; columns assigned by hand are remembered", timeout, async () => {
  const silent = xlsxOf({
    name: "表",
    rows: [
      ["名目", "财政拨款", "打算", "一级指标", "三级指标", "指标值"],
      ["无单位项目", "20000", "做完。", "产出指标", "数量", "≥3个"],
    ],
  })
  const first = await upload(silent)
  expect([first.state, first.report?.asks]).toEqual(["refused", ["mapping"]])
  expect(first.report?.problems[0]).toMatchObject({ row: 1, code: "layout_unknown", expected: "项目名称" })
  const mappings = {
    表: { row: 1, columns: { 1: "projectName", 2: "fiscal", 3: "goal", 4: "category", 5: "indicatorName", 6: "value" } },
  } as const
  await caller().imports.answer({ id: first.id, mappings })
  await readUpload({ id: first.id }, job())
  expect((await caller().imports.get({ id: first.id })).report?.asks).toEqual(["currency"])
  await caller().imports.answer({ id: first.id, mappings, currency: "元" })
  await readUpload({ id: first.id }, job())
  const ready = await caller().imports.get({ id: first.id })
  expect([ready.state, ready.report?.total]).toEqual(["ready", "2.00"])

  const second = await upload(silent)
  expect(second.report?.asks).toEqual(["currency"])
})

test("bad files are told, cancelled ones stop, and storing twice stores once", timeout, async () => {
  const bad = await upload(Buffer.from("%PDF-1.7"), "表.xlsx")
  expect([bad.state, bad.report?.problems[0]?.message]).toEqual([
    "refused",
    "这是PDF 文件，不是表格。请上传 .xlsx、.csv、.tsv 或 .txt 文件。",
  ])

  const found = await upload(
    xlsxOf({
      name: "表",
      rows: [
        ["项目名称", "绩效目标", "一级指标", "三级指标", "指标值"],
        ["要取消的", "做完。", "产出指标", "数量", "≥3个"],
      ],
    }),
  )
  await caller().imports.confirm({ id: found.id })
  await caller().imports.cancel({ id: found.id })
  await storeUpload({ id: found.id }, job())
  expect([(await caller().imports.get({ id: found.id })).state, (await caller().targets.list({ q: "要取消的" })).rows.length]).toEqual([
    "cancelled",
    0,
  ])

  const stored = await upload(
    xlsxOf({
      name: "表",
      rows: [
        ["项目名称", "绩效目标", "一级指标", "三级指标", "指标值"],
        ["存一次", "做完。", "产出指标", "数量", "≥3个"],
      ],
    }),
  )
  expect((await confirm(stored.id)).state).toBe("stored")
  await storeUpload({ id: stored.id }, job())
  expect((await caller().targets.list({ q: "存一次" })).rows).toHaveLength(1)
  await expect(caller("parksEditor").imports.get({ id: stored.id })).rejects.toMatchObject({ code: "NOT_FOUND" })
})

test("the command line reads, reports and stores by the same code", timeout, async () => {
  const asked = { unitCode: "402001", year: 2026, fileName: "表.xlsx", bytes: file("3-申报表-每表一页.xlsx"), options: {} }
  const refused = await importFile(db, { ...asked, commit: true }, databaseClock)
  // The golden forms name 公路所; here they come to 公园所.
  expect([refused.ok, refused.stored, refused.counts.refused]).toEqual([true, true, 3])
  const bytes = file("2-逐条-utf8-bom.csv")
  const report = await importFile(db, { ...asked, fileName: "表.csv", bytes, commit: false }, databaseClock)
  expect([report.ok, report.stored, report.as, report.counts.new]).toEqual([true, false, "园林编辑（命令行）", 3])
  await expect(importFile(db, { ...asked, unitCode: "999", commit: false }, databaseClock)).rejects.toThrow("不存在")
})
