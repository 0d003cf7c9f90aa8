// migrate: brings the database to the newest migration.
import { migrateToLatest } from "#db/migrate.ts"
import type { Answer, Context } from "./command.ts"

export const help = "migrate  把数据库迁移到最新版本（可重复执行）"

export async function run(_: string[], { addresses }: Context): Promise<Answer> {
  return { output: { applied: await migrateToLatest(addresses.owner) }, exitCode: 0 }
}
