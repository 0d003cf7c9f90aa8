// Programs that npm test runs, one at a time, with their output shown.
import { type ChildProcess, spawn } from "node:child_process"
import { join } from "node:path"
import { root } from "#scripts/paths.ts"

let current: ChildProcess | undefined

/** Ends the program under way. */
export const interrupt = (signal: NodeJS.Signals): void => void current?.kill(signal)

/** `script`: a JavaScript or TypeScript file, from the checkout. Answers its exit code. */
export function run(script: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] })
  current = child
  child.once("error", reject)
  child.once("exit", (code) => resolve(code ?? 1))
  return promise
}
