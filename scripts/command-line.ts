// The frame of npm run cli and npm run bench: finds the command, connects, prints its answer. Messages go to standard error.
import { createDb } from "#db/client.ts"
import { readSettings } from "#server/env.ts"
import { appEnv, setEnv } from "./app-env.ts"
import type { Answer, Command } from "./cli/command.ts"
import { dataFolder, prepareDatabase } from "./database/prepare.ts"
import { keptSecrets } from "./database/secrets.ts"
import { onEndAsked } from "./signals.ts"

export type Commands = Readonly<Record<string, { summary: string; load: () => Promise<Command> }>>

function overview(program: string, commands: Commands): string {
  const width = Math.max(0, ...Object.keys(commands).map((name) => name.length))
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return [`用法：npm run ${program} -- 命令 [选项]`, ...lines, `每个命令的选项：npm run ${program} -- 命令 --help`].join("\n")
}

const sentenceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const isUsage = String((error as { code?: unknown }).code).startsWith("ERR_PARSE_ARGS")
  return isUsage ? `参数有误：${error.message}` : error.message
}

function print({ output }: Answer): void {
  process.stdout.write(
    typeof output === "string"
      ? output
      : `${JSON.stringify(output, (_, value) => (typeof value === "bigint" ? String(value) : value), 2)}\n`,
  )
}

/** Connects as npm start does: to DATABASE_URL, or to the embedded cluster, which is started when it is not running. */
async function execute(command: Command, args: string[]): Promise<number> {
  const settings = readSettings(process.env)
  const preparing = prepareDatabase(settings)
  onEndAsked(() => void preparing.then((prepared) => prepared.stop()).finally(() => process.exit(130)))
  const prepared = await preparing
  setEnv({ ...appEnv(settings, prepared.addresses, keptSecrets(dataFolder(settings)).session, false), DEMO: undefined })
  const db = createDb(prepared.addresses.app)
  try {
    const answer = await command.run(args, { db, addresses: prepared.addresses })
    if (answer) print(answer)
    return answer?.exitCode ?? 0
  } finally {
    await db.destroy()
    await prepared.stop()
  }
}

/** Answers the exit code: 0 done, 1 refused or failed, 2 not understood. */
export async function runCommandLine(program: string, commands: Commands, [name, ...args]: string[]): Promise<number> {
  const found = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!found) {
    const asked = name === undefined || name === "--help" || name === "-h"
    console.error(`${asked ? "" : `没有“${name}”这个命令。\n`}${overview(program, commands)}`)
    return asked ? 0 : 2
  }
  try {
    const command = await found.load()
    if (!args.includes("--help") && !args.includes("-h")) return await execute(command, args)
    console.error(command.help)
    return 0
  } catch (error) {
    console.error(`✗ ${sentenceOf(error)}`)
    return 1
  }
}
