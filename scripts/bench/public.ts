// public: the published table of 43 projects from memory, beside a bare node:http that sends the same bytes, and Next's own static page.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { get } from "node:http"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import pg from "pg"
import type { Context } from "#scripts/cli/command.ts"
import { ByteStore } from "#server/front/store.ts"
import { discardCluster } from "../database/embedded.ts"
import { type Client, clients, type Measured, measure } from "./load.ts"
import { type Server, startServer } from "./servers.ts"

export const help = "public [--seconds 5]  公开表（43 个项目）：与 node:http 发送同样字节、Next 静态页面比较；首次生成、内存上限"

const page = "/t/2023/303001"
const json = "/open/v1/tables/2023/303001.json"
const zipped = { "accept-encoding": "gzip" }
const ask =
  (path: string, status = 200) =>
  (): Client =>
  () => ({ path, status, headers: zipped })

/** As it goes over the wire. */
async function bytesOf(port: number, path: string): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  get({ port, path, headers: zipped }, (response) => {
    response.toArray().then((parts) => resolve(Buffer.concat(parts)), reject)
  }).on("error", reject)
  return promise
}

const demo = (folder: string) => ({ DATA_DIR: join(folder, "data"), DEMO: "1", APP_DATABASE_URL: "", PUBLIC_DATABASE_URL: "" })
const starts = 5

type First = { ever: number; again: number }

async function timed(port: number, path: string): Promise<number> {
  const began = performance.now()
  await bytesOf(port, path)
  return performance.now() - began
}

/** Of a server that has drawn other pages: the first table it ever draws, and the same table at another address, which it has to draw too. */
async function firstAnswer(folder: string): Promise<First> {
  const server = await startServer("scripts/serve.ts", "/readyz", demo(folder))
  try {
    for (const other of ["/", "/d/303", "/y/2023", "/corrections", "/p/303001-2023-001", "/p/303001-2023-002"])
      await bytesOf(server.port, other)
    return { ever: await timed(server.port, page), again: await timed(server.port, `${page}/v1`) }
  } finally {
    await server.stop()
  }
}

async function firstAnswers(folder: string): Promise<First[]> {
  const times: First[] = []
  for (let start = 0; start < starts; start += 1) times.push(await firstAnswer(folder))
  return times
}

/** As many tables as a province could have go through the store that holds published pages. */
function memoryOf(tables: number, bytes: number) {
  const store = new ByteStore(128 * 2 ** 20)
  for (let place = 0; place < tables; place += 1)
    store.set(`/t/2023/${place}`, { bytes, body: Buffer.alloc(bytes, place) } as { bytes: number })
  return `${tables.toLocaleString("en")} tables of ${bytes.toLocaleString("en")} bytes asked for: ${store.size.toLocaleString("en")} kept, ${(store.bytes / 2 ** 20).toFixed(0)} MiB of 128; the process has ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MiB`
}

/** Statements a second that the database answers to as many askers, each on a connection of its own. */
async function databaseLimit(url: string, seconds: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: clients })
  let answered = 0
  const end = performance.now() + seconds * 1_000
  const asker = async () => {
    for (; performance.now() < end; answered += 1) await pool.query({ name: "one", text: "select 1" })
  }
  await Promise.all(Array.from({ length: clients }, asker))
  await pool.end()
  return answered / seconds
}

const msOf = (times: readonly number[]): string => `${times.map((ms) => ms.toFixed(0)).join(", ")} ms`
const whole = (value: number) => Math.round(value).toLocaleString("en")
const line = (name: string, { perSecond, p50, p99 }: Measured, bare?: Measured): string => {
  const ratios = bare ? [(perSecond / bare.perSecond).toFixed(2), (p99 / bare.p99).toFixed(1)] : ["", ""]
  return `| ${[name, whole(perSecond), p50.toFixed(2), p99.toFixed(2), ...ratios].join(" | ")} |`
}

async function compared(ours: Server, bare: Server, seconds: number): Promise<string[]> {
  const run = async (port: number, path: string, status?: number) => {
    await measure(port, 1, ask(path, status)) // what Node has not yet compiled is not the subject
    return measure(port, seconds, ask(path, status))
  }
  await run(bare.port, "/page") // and what the clients' own process has not yet compiled
  const [barePage, bareJson] = [await run(bare.port, "/page"), await run(bare.port, "/json")]
  const [ourPage, ourJson] = [await run(ours.port, page), await run(ours.port, json)]
  const next = await run(ours.port, "/no-such-page", 404)
  return [
    line("bare node:http, page", barePage),
    line("ours, page", ourPage, barePage),
    line("bare node:http, JSON", bareJson),
    line("ours, JSON", ourJson, bareJson),
    line("Next's own static page (404)", next, barePage),
    "",
    `ours, page / Next's own static page: ${(ourPage.perSecond / next.perSecond).toFixed(1)}`,
  ]
}

export async function run(args: string[], context: Context) {
  const { values } = parseArgs({ args, options: { seconds: { type: "string", default: "5" } } })
  const seconds = Number(values.seconds)
  if (!(seconds > 0)) throw new Error(`--seconds 要写正数。\n用法：${help}`)
  const folder = mkdtempSync(join(tmpdir(), "performance-targets-public-"))
  const ours = await startServer("scripts/serve.ts", "/readyz", demo(folder))
  const [pageBytes, jsonBytes] = [await bytesOf(ours.port, page), await bytesOf(ours.port, json)]
  writeFileSync(join(folder, "page"), pageBytes)
  writeFileSync(join(folder, "json"), jsonBytes)
  const bare = await startServer("scripts/bench/bare.ts", "/ready", { BARE_PAGE: join(folder, "page"), BARE_JSON: join(folder, "json") })
  const lines = await compared(ours, bare, seconds).finally(() => Promise.all([ours.stop(), bare.stop()]))
  const first = await firstAnswers(folder)
  await discardCluster(demo(folder).DATA_DIR)
  rmSync(folder, { recursive: true, force: true })
  const output = [
    `${clients} clients, ${cpus().length} cores, Node ${process.version}; page ${whole(pageBytes.length)} bytes, JSON ${whole(jsonBytes.length)} bytes, both gzip`,
    "",
    "| what | req/s | p50 ms | p99 ms | of bare | p99 of bare |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    ...lines,
    `not in memory, first table a server draws: ${msOf(first.map(({ ever }) => ever))}; drawn once its code is loaded: ${msOf(first.map(({ again }) => again))}`,
    `select 1 on ${clients} connections: ${whole(await databaseLimit(context.addresses.app, seconds))} a second`,
    memoryOf(100_000, pageBytes.length),
  ]
  return { output: `${output.join("\n")}\n`, exitCode: 0 }
}
