// npm run bench -- NAME: measurements, one file per measurement in scripts/bench.
import { type Commands, runCommandLine } from "./command-line.ts"

const commands: Commands = {
  lists: { summary: "列表、待办、保存、公开表，与手写程序比较", load: () => import("./bench/lists.ts") },
  public: { summary: "公开表从内存发送，与 node:http 和 Next 静态页面比较", load: () => import("./bench/public.ts") },
  search: { summary: "公开检索在一百万个项目、四百四十万条指标上的用时", load: () => import("./bench/search.ts") },
  import: { summary: "导入十万条指标的 .xlsx 的用时和内存", load: () => import("./bench/import.ts") },
  checks: { summary: "自动检查的查准率、查全率和用时", load: () => import("./bench/checks.ts") },
  library: { summary: "指标库五万条时推荐指标的用时", load: () => import("./bench/library.ts") },
  queues: { summary: "一万个待办项目的队列，与手写语句比较", load: () => import("./bench/queues.ts") },
  bulk: { summary: "一次批复一千个项目，与手写语句比较", load: () => import("./bench/bulk.ts") },
  export: { summary: "十万条指标的导出：用时、内存、网站同时的应答时间", load: () => import("./bench/export.ts") },
  "cross-checks": { summary: "项目之间的比对在十万条指标上的用时", load: () => import("./bench/cross-checks.ts") },
}

process.env.LOG_LEVEL ??= "silent" // standard output belongs to the answer
// Load never goes into anybody's data: always the embedded database, in a folder of its own.
Object.assign(process.env, { DATABASE_URL: "", APP_DATABASE_URL: "", PUBLIC_DATABASE_URL: "", DATA_DIR: ".data/bench" })
process.exit(await runCommandLine("bench", commands, process.argv.slice(2)))
