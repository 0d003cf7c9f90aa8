// demo: loads the demo district into an empty database.
import { loadDemo } from "#db/demo/load.ts"
import type { Answer, Context } from "./command.ts"

export const help = "demo  在空数据库中装入演示区（已有数据时不做任何事）"

export async function run(_: string[], { db }: Context): Promise<Answer> {
  return { output: await loadDemo(db), exitCode: 0 }
}
