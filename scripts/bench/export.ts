// export: 100,000 indicator rows asked for through the website and written by its worker: how long it takes, how much memory the worker
// holds, and what somebody at the website notices meanwhile. Beside it a bare limit: the same columns read by a cursor and joined to text.
import { execFileSync } from "node:child_process"
import { setTimeout as pause } from "node:timers/promises"
import { type Kysely, sql } from "kysely"
import { encode } from "next-auth/jwt"
import { generate } from "#db/generate.ts"
import type { DB } from "#db/schema.ts"
import { databaseClock } from "#server/clock.ts"
import type { Role } from "#server/domain/roles.ts"
import { type ExportForm, exportForms } from "#server/exports/forms.ts"
import { newSid, openSession, sessionId } from "#server/people/sessions.ts"
import { type Addresses, withScratch } from "./scratch.ts"
import { type Server, startServer } from "./servers.ts"

export const help = "export  在一次性的数据库里导出 25,000 个项目、100,000 条指标：用时、后台进程的内存、网站同时的应答时间"

const size = { departments: 10, unitsPerDepartment: 10, projectsPerUnit: 250, years: 1, seed: 7 }
const secret = "bench-secret-bench-secret-bench-secret"
const quietSeconds = 5

async function cookieOf(db: Kysely<DB>, role: Role): Promise<string> {
  const sid = newSid()
  const { userId } = await db.selectFrom("membership").select("user_id as userId").where("role", "=", role).executeTakeFirstOrThrow()
  await openSession(db, { id: sessionId(sid), userId }, databaseClock)
  return `next-auth.session-token=${await encode({ token: { sid }, secret })}`
}

const addressOf = ({ port }: Server, path: string): string => `http://127.0.0.1:${port}${path}`

/** Resident memory, in MB, of the worker that the server started. */
function workerMemory({ pid }: Server): number {
  const lines = execFileSync("ps", ["-axo", "ppid=,rss=,args="], { encoding: "utf8" }).split("\n")
  const worker = lines.find((line) => line.trim().startsWith(`${pid} `) && line.includes("worker.ts"))
  return Number(worker?.trim().split(/\s+/)[1] ?? 0) / 1024
}

/** One editor who opens page after page, twenty a second at most, until told to stop; answers the times in milliseconds, in order of size. */
async function visit(server: Server, cookie: string, stop: AbortSignal): Promise<number[]> {
  const times: number[] = []
  const pages = ["/work", "/work/targets", "/work/exports"]
  while (!stop.aborted) {
    const asked = performance.now()
    const answer = await fetch(addressOf(server, pages[times.length % pages.length] ?? "/"), { headers: { cookie } })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${answer.url} answered ${answer.status}`)
    times.push(performance.now() - asked)
    await pause(50)
  }
  return times.toSorted((a, b) => a - b)
}

const p95 = (sorted: readonly number[]): number => sorted[Math.floor((sorted.length - 1) * 0.95)] ?? Number.NaN

async function ask(server: Server, cookie: string, form: ExportForm): Promise<string> {
  const body = JSON.stringify({ json: { form, filter: {} } })
  const headers = { cookie, "content-type": "application/json" }
  const answer = await fetch(addressOf(server, "/api/trpc/exports.start"), { method: "POST", headers, body })
  const { result } = (await answer.json()) as { result: { data: { json: { id: string } } } }
  return result.data.json.id
}

type Line = { form: ExportForm; seconds: number; memory: number; megabytes: number; web: number }

/** From the click until the file can be fetched. */
async function measureForm(db: Kysely<DB>, server: Server, cookies: { reviewer: string; editor: string }, form: ExportForm): Promise<Line> {
  const stopping = new AbortController()
  const visiting = visit(server, cookies.editor, stopping.signal)
  const began = performance.now()
  const id = await ask(server, cookies.reviewer, form)
  let memory = 0
  for (;;) {
    memory = Math.max(memory, workerMemory(server))
    const { state, bytes } = await db.selectFrom("export_file").select(["state", "bytes"]).where("id", "=", id).executeTakeFirstOrThrow()
    if (state === "failed") throw new Error(`the export as ${form} failed`)
    if (state === "done") {
      const seconds = (performance.now() - began) / 1000
      stopping.abort()
      return { form, seconds, memory, megabytes: Number(bytes) / 2 ** 20, web: p95(await visiting) }
    }
    await pause(100)
  }
}

/** The same columns by a cursor, joined to text, kept nowhere. */
async function bareSeconds(owner: Kysely<DB>): Promise<number> {
  const began = performance.now()
  const rows = owner
    .selectFrom("target as t")
    .innerJoin("indicator as i", "i.target_id", "t.id")
    .innerJoin("project as p", "p.id", "t.project_id")
    .innerJoin("org as u", "u.id", "t.unit_id")
    .select(["t.id", "t.goal", "t.fiscal", "t.special_account", "t.other", "p.code", "p.name", "u.code as unit", "u.name as unitName"])
    .select(["i.id as indicator", "i.category", "i.name as indicatorName", "i.value_raw as raw"])
    .orderBy("u.code")
    .orderBy("p.code")
    .orderBy("i.position")
    .stream(1000)
  let characters = 0
  for await (const row of rows) characters += Object.values(row).join(",").length
  if (characters === 0) throw new Error("nothing was read")
  return (performance.now() - began) / 1000
}

const table = (lines: readonly Line[], quiet: number, bare: number): string =>
  [
    `${size.departments * size.unitsPerDepartment * size.projectsPerUnit} targets, 100,000 indicator rows, Node ${process.version}`,
    `bare limit: a cursor and text in memory, ${bare.toFixed(1)} s; pages without an export: p95 ${quiet.toFixed(0)} ms`,
    "",
    "| form | seconds | of the bare limit | worker, MB resident at most | file, MB | pages meanwhile, p95 ms |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    ...lines.map(
      ({ form, seconds, memory, megabytes, web }) =>
        `| ${[form, seconds.toFixed(1), (seconds / bare).toFixed(1), memory.toFixed(0), megabytes.toFixed(1), web.toFixed(0)].join(" | ")} |`,
    ),
    "",
  ].join("\n")

async function measureAll(owner: Kysely<DB>, app: Kysely<DB>, addresses: Addresses): Promise<string> {
  await generate(owner, size)
  await sql`vacuum analyze`.execute(owner)
  const cookies = { reviewer: await cookieOf(app, "finance_approver"), editor: await cookieOf(app, "editor") }
  const env = { DATABASE_URL: addresses.owner, APP_DATABASE_URL: addresses.app, PUBLIC_DATABASE_URL: addresses.public }
  const server = await startServer("scripts/serve.ts", "/readyz", { ...env, DEMO: "0", NEXTAUTH_SECRET: secret })
  try {
    await visit(server, cookies.editor, AbortSignal.timeout(2_000)) // what Node has not yet compiled is not the subject
    const quiet = p95(await visit(server, cookies.editor, AbortSignal.timeout(quietSeconds * 1000)))
    const lines: Line[] = []
    for (const form of exportForms) lines.push(await measureForm(app, server, cookies, form))
    return table(lines, quiet, await bareSeconds(owner))
  } finally {
    await server.stop()
  }
}

export const run = async () => ({ output: await withScratch(measureAll), exitCode: 0 })
