// import --history --unit CODE --year YEAR FILE [--commit]: a published table as it is. Without --commit: the report only.
import { readFile } from "node:fs/promises"
import { basename } from "node:path"
import { parseArgs } from "node:util"
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { importHistory } from "#server/targets/import-history.ts"

export const help = "import --history --unit 单位代码 --year 年度 文件 [--commit]  导入已公开的表格（原样入库；不加 --commit 只出报告）"

const usage = (message: string): Error => new Error(`${message}\n用法：${help}`)

function read(args: string[]) {
  const options = { history: { type: "boolean" }, unit: { type: "string" }, year: { type: "string" }, commit: { type: "boolean" } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [file] = positionals
  if (!values.history) throw usage("目前只能导入历史数据，请加 --history。")
  if (!file || !values.unit || !/^20\d\d$/.test(values.year ?? "")) throw usage("请写明单位、年度（四位数字）和文件。")
  return { file, unitCode: values.unit, year: Number(values.year), commit: values.commit ?? false }
}

/** Prints nothing itself: answers the report, and exit code 1 when the file has faults. */
export async function run(args: string[], { db }: { db: Kysely<DB> }) {
  const { file, ...request } = read(args)
  const text = await readFile(file, "utf8")
  const report = await importHistory(db, { ...request, text, fileName: basename(file), by: "命令行导入" })
  return { output: report, exitCode: report.ok ? 0 : 1 }
}
