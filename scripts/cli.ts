// npm run cli -- COMMAND: what operators do without a browser. One file per command in scripts/cli.
import { type Commands, runCommandLine } from "./command-line.ts"

const commands: Commands = {
  migrate: { summary: "迁移数据库", load: () => import("./cli/migrate.ts") },
  demo: { summary: "装入演示区", load: () => import("./cli/demo.ts") },
  import: { summary: "导入表格", load: () => import("./cli/import.ts") },
  export: { summary: "导出已公开的表格", load: () => import("./cli/export.ts") },
  generate: { summary: "生成模拟数据", load: () => import("./cli/generate.ts") },
  jobs: { summary: "没有完成的后台任务", load: () => import("./cli/jobs.ts") },
  mail: { summary: "发出到期的邮件提醒", load: () => import("./cli/mail.ts") },
  user: { summary: "用户、岗位和会话", load: () => import("./cli/user.ts") },
}

process.env.LOG_LEVEL ??= "silent" // standard output belongs to the answer
process.exit(await runCommandLine("cli", commands, process.argv.slice(2)))
