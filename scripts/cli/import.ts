// import --unit CODE --year YEAR FILE [--commit]: a unit's declarations, as its editor would import them in the browser.
// import --history …: a published table as it is. Without --commit: the report only.
import { readFile } from "node:fs/promises"
import { basename } from "node:path"
import { parseArgs } from "node:util"
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { databaseClock } from "#server/clock.ts"
import { currencies } from "#server/domain/import/amounts.ts"
import { importFile } from "#server/imports/from-command-line.ts"
import { importHistory } from "#server/targets/import-history.ts"

export const help = `import --unit 单位代码 --year 年度 文件 [--commit] [--currency 元|万元] [--user 经办人]
                             导入申报内容（.xlsx .csv .tsv .txt；不加 --commit 只出报告）
import --history --unit 单位代码 --year 年度 文件 [--commit]
                             导入已公开的表格（原样入库，作为已批复的历史数据）`

const usage = (message: string): Error => new Error(`${message}\n用法：${help}`)

const options = {
  history: { type: "boolean" },
  unit: { type: "string" },
  year: { type: "string" },
  commit: { type: "boolean" },
  currency: { type: "string" },
  user: { type: "string" },
} as const

function read(args: string[]) {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [file] = positionals
  if (!file || !values.unit || !/^20\d\d$/.test(values.year ?? "")) throw usage("请写明单位、年度（四位数字）和文件。")
  const currency = currencies.find((each) => each === values.currency)
  if (values.currency !== undefined && !currency) throw usage(`--currency 只能是 ${currencies.join("、")}。`)
  const request = { unitCode: values.unit, year: Number(values.year), commit: values.commit ?? false }
  return { file, history: values.history ?? false, request, options: currency ? { currency } : {}, user: values.user }
}

/** Prints nothing itself: answers the report, and exit code 1 when the file has faults. */
export async function run(args: string[], { db }: { db: Kysely<DB> }) {
  const { file, history, request, options, user } = read(args)
  const fileName = basename(file)
  const report = history
    ? await importHistory(db, { ...request, text: await readFile(file, "utf8"), fileName, by: "命令行导入" })
    : await importFile(db, { ...request, bytes: await readFile(file), fileName, options, ...(user && { login: user }) }, databaseClock)
  return { output: report, exitCode: report.ok ? 0 : 1 }
}
