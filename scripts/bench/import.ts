// bench import: a workbook of 100,000 indicator rows read, compared, checked, reported and stored, beside the least that could be done.
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { inflateRawSync } from "node:zlib"
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import { type SmallWorld, smallWorld } from "#db/small-world.ts"
import { databaseClock } from "#server/clock.ts"
import { limits } from "#server/files/limits.ts"
import { readZip } from "#server/files/zip.ts"
import { prepareImport } from "#server/imports/prepare.ts"
import { packPlan, storePlan } from "#server/imports/store.ts"
import { withScratch } from "./scratch.ts"

export const help = "import  在一次性的数据库里导入 25,000 个项目、100,000 条指标的 .xlsx，测量用时和内存"

const projects = 25_000

function makeFile(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "performance-targets-import-"))
  const file = join(folder, "import.xlsx")
  try {
    execFileSync(process.execPath, [join(import.meta.dirname, "make-import.ts"), file, String(projects)])
    return readFileSync(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const seconds = (from: number): number => (performance.now() - from) / 1_000
const peakMiB = (): number => process.resourceUsage().maxRSS / 1_024

/** The least: the archive unpacked, and as many rows put into a bare table by one statement. */
async function bareTimes(owner: Kysely<DB>, bytes: Uint8Array): Promise<{ unpack: number; insert: number }> {
  const began = performance.now()
  for (const { packed, method } of readZip(bytes, limits)) if (method === 8) inflateRawSync(packed)
  const unpack = seconds(began)
  const inserting = performance.now()
  await sql`create temporary table bare as select gen_random_uuid() as id, i as position, 'output' as category, '完成数量' || i as name,
    '≥' || i || '项' as value from generate_series(1, ${projects * 4}) i`.execute(owner)
  return { unpack, insert: seconds(inserting) }
}

const unheard = async (): Promise<void> => undefined

/** As the two jobs of the worker do it: between them nothing is kept but the packed plan, which waits for somebody to confirm. */
async function readIt(app: Kysely<DB>, world: SmallWorld, bytes: Uint8Array) {
  const upload = { roundId: world.rounds.open.id, fileName: "import.xlsx", bytes, options: {} }
  const { report, planned } = await prepareImport(app, world.people.editor, upload, databaseClock, unheard)
  const { counts, ok } = report
  const findings = counts.warnings + report.unlistedProblems
  return {
    packed: packPlan(planned),
    ok,
    said: `${counts.new} projects, ${counts.indicators} indicators, ${counts.errors} errors, ${findings} findings`,
  }
}

export const run = () =>
  withScratch(async (owner, app) => {
    const world = await smallWorld(owner)
    const bytes = makeFile()
    const before = peakMiB()
    const reading = performance.now()
    const { packed, ok, said } = await readIt(app, world, bytes)
    const read = seconds(reading)
    const storing = performance.now()
    const what = { packed, roundId: world.rounds.open.id, clock: databaseClock }
    await storePlan(app, world.people.editor, what, unheard)
    const store = seconds(storing)
    const peak = peakMiB()
    const bare = await bareTimes(owner, bytes)
    const row = (name: string, took: number, least: number) =>
      `${name.padEnd(28)} ${took.toFixed(1).padStart(6)} s   bare ${least.toFixed(2)} s   ratio ${(took / least).toFixed(0)}`
    const lines = [
      `${said}, ${(bytes.length / 1_048_576).toFixed(1)} MiB`,
      row("read, check, report", read, bare.unpack),
      row("store", store, bare.insert),
      `all ${(read + store).toFixed(1)} s (limit 30), peak ${peak.toFixed(0)} MiB (limit 512), ${before.toFixed(0)} before it began`,
    ]
    return { output: `${lines.join("\n")}\n`, exitCode: ok ? 0 : 1 }
  })
