// npm run bench -- NAME: measurements, one file per measurement in scripts/bench.
import { type Commands, runCommandLine } from "./command-line.ts"

const commands: Commands = {}

process.env.LOG_LEVEL ??= "silent" // standard output belongs to the answer
process.exit(await runCommandLine("bench", commands, process.argv.slice(2)))
