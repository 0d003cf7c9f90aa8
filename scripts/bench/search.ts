// search: a million projects, looked through by one reader after another, each question beside a bare statement on the same connection.
import { parseArgs } from "node:util"
import { type Kysely, sql } from "kysely"
import { createDb } from "#db/client.ts"
import type { DB } from "#db/schema.ts"
import { readSearch } from "#server/domain/search-request.ts"
import { findPublished } from "#server/published/find.ts"
import { withScratch } from "./scratch.ts"
import { questions } from "./search/questions.ts"
import { searchWorld } from "./search/world.ts"

export const help = "search [--projects 1000000] [--years 10] [--times 30]  公开检索：常见词和少见词各查多少次，与空语句比较"

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN

async function timed(times: number, work: () => Promise<unknown>): Promise<number[]> {
  await work()
  const taken: number[] = []
  for (let time = 0; time < times; time += 1) {
    const began = performance.now()
    await work()
    taken.push(performance.now() - began)
  }
  return taken.sort((a, b) => a - b)
}

async function sizes(owner: Kysely<DB>): Promise<string> {
  const { rows } = await sql<{ name: string; size: string }>`
    select relname as name, pg_size_pretty(pg_relation_size(oid)) as size from pg_class
    where relname like 'search_entry%' order by pg_relation_size(oid) desc`.execute(owner)
  const counted = await sql<{ projects: bigint; indicators: bigint }>`
    select count(*) as projects, sum(length(words) - length(translate(words, e'\\t', ''))) as indicators from published.search_entry`.execute(
    owner,
  )
  const { projects, indicators } = counted.rows[0] ?? { projects: 0n, indicators: 0n }
  const total = `${projects.toLocaleString("en")} projects, ${indicators.toLocaleString("en")} indicators`
  return `${total}; ${rows.map(({ name, size }) => `${name} ${size}`).join(", ")}`
}

async function measureAll(open: Kysely<DB>, times: number): Promise<string[]> {
  const lines: string[] = []
  const all: number[] = []
  for (const { what, ...asked } of questions) {
    const read = readSearch(asked)
    if (!read.ok) throw new Error(`no such question: ${JSON.stringify(read.problems)}`)
    const { total, more, similar } = await findPublished(open, read.request)
    const taken = await timed(times, () => findPublished(open, read.request))
    all.push(...taken)
    const bare = await timed(times, () => sql`select 1`.execute(open))
    const count = `${similar ? "nearly " : ""}${total.toLocaleString("en")}${more ? "+" : ""}`
    const filters = Object.entries(asked).flatMap(([name, value]) => (name === "q" ? [] : [`${name}=${value}`]))
    const cells = [
      [asked.q, ...filters].join(" "),
      what,
      count,
      ...[quantile(taken, 0.5), quantile(taken, 0.95), quantile(bare, 0.5)].map((ms) => ms.toFixed(1)),
    ]
    lines.push(`| ${cells.join(" | ")} |`)
  }
  all.sort((a, b) => a - b)
  return [...lines, `| **all ${all.length}** | | | **${quantile(all, 0.5).toFixed(1)}** | **${quantile(all, 0.95).toFixed(1)}** | |`]
}

export async function run(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      projects: { type: "string", default: "1000000" },
      years: { type: "string", default: "10" },
      times: { type: "string", default: "30" },
    },
  })
  const [projects, years, times] = [values.projects, values.years, values.times].map(Number) as [number, number, number]
  if (![projects, years, times].every((count) => Number.isInteger(count) && count > 0)) throw new Error(`数量要写正整数。\n用法：${help}`)
  return withScratch(async (owner, _app, { public: publicUrl }) => {
    const began = performance.now()
    await searchWorld(owner, { projects, years })
    console.error(`已生成数据，用时 ${Math.round((performance.now() - began) / 1000)} 秒。`)
    const open = createDb(publicUrl, { max: 1 })
    const head = ["| question | what it is | found | p50 ms | p95 ms | select 1, p50 ms |", "| --- | --- | ---: | ---: | ---: | ---: |"]
    const lines = await measureAll(open, times).finally(() => open.destroy())
    return { output: `${[await sizes(owner), "", ...head, ...lines].join("\n")}\n`, exitCode: 0 }
  })
}
