import { chmodSync, mkdtempSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { afterEach, beforeEach, expect, test } from "vitest"
import { discardCluster, type Embedded, startEmbedded } from "./embedded.ts"

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "performance-targets-embedded-"))
  chmodSync(dir, 0o755)
})
afterEach(() => discardCluster(dir))

async function ask(cluster: Embedded, statement: string): Promise<unknown[]> {
  const client = new pg.Client(cluster.url("postgres", "super"))
  client.on("error", () => undefined)
  await client.connect()
  const { rows } = await client.query({ text: statement, rowMode: "array" })
  await client.end()
  return rows.flat()
}
const pidOf = ({ data }: Embedded): number => Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0])

test("two that begin at once share one cluster, and the last one out stops it", async () => {
  const [one, two] = await Promise.all([startEmbedded({ dir }), startEmbedded({ dir })])
  const pid = pidOf(one)
  expect(two.port).toBe(one.port)
  await one.stop()
  expect(await ask(two, "select 1")).toEqual([1])
  await two.stop()
  expect(() => process.kill(pid, 0)).toThrow(/ESRCH/)
})

test("asked by somebody else to end once all have left, it does not wait for us: it ends, and is started again", async () => {
  const { promise: lost, resolve: onLost } = Promise.withResolvers<void>()
  const first = await startEmbedded({ dir, onLost })
  process.kill(pidOf(first), "SIGTERM")
  await lost
  await first.stop()
  const second = await startEmbedded({ dir })
  expect(await ask(second, "select 1")).toEqual([1])
  await second.stop()
})

test("what was acknowledged is there after kill -9, on the same port", async () => {
  const { promise: lost, resolve: onLost } = Promise.withResolvers<void>()
  const first = await startEmbedded({ dir, onLost })
  await ask(first, "create table kept as select 7 as n")
  process.kill(pidOf(first), "SIGKILL")
  await lost
  const second = await startEmbedded({ dir })
  expect([second.port, await ask(second, "select n from kept")]).toEqual([first.port, [7]])
  await second.stop()
})

test("Chinese text has trigrams, upper case knows accents, pinyin order is there, and a password is needed", async () => {
  const cluster = await startEmbedded({ dir })
  await ask(cluster, "create extension pg_trgm")
  expect(await ask(cluster, "select similarity('绩效目标', '绩效指标') > 0.2, upper('é'), '安' < '花' collate \"zh-x-icu\"")).toEqual([
    true,
    "É",
    true,
  ])
  await expect(new pg.Client(cluster.url("postgres", "super").replace(/:[^:@]*@/, ":wrong@")).connect()).rejects.toMatchObject({
    code: "28P01",
  })
  await cluster.stop()
})
