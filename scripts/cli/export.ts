// export: a published table as a file, the same bytes as the public address gives.
import { parseArgs } from "node:util"
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { databaseClock } from "#server/clock.ts"
import { openData, publishedCaller } from "#server/published/open-data.ts"

export const help = "export --org 单位代码 --year 年度 [--format txt|json|csv] [--version n]  输出已公开的表格"

export async function run(args: string[], { db }: { db: Kysely<DB> }) {
  const options = { org: { type: "string" }, year: { type: "string" }, format: { type: "string" }, version: { type: "string" } } as const
  const { values } = parseArgs({ args, options })
  const { org, year, format = "txt", version } = values
  if (!org || !year) throw new Error(`请写明单位和年度。\n用法：${help}`)
  const caller = publishedCaller({ db, publicDb: db, actor: null, clock: databaseClock, requestId: "cli" })
  const segments = version ? ["tables", year, org, `v${version}.${format}`] : ["tables", year, `${org}.${format}`]
  const response = await openData(caller, new Request("http://localhost/"), segments)
  return { output: await response.text(), exitCode: response.ok ? 0 : 1 }
}
