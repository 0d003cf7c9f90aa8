// The demo district: loaded into an empty database, and named at the end of the start.
import { createDb } from "#db/client.ts"
import { demoAccounts, demoPassword } from "#db/demo/accounts.ts"
import { isDemo } from "#server/people/queries.ts"

/** Answers whether this database holds the demo district. Its code is loaded only when there is something to do. */
export async function ensureDemo(appUrl: string): Promise<{ loaded: boolean; present: boolean }> {
  const db = createDb(appUrl, { max: 2 })
  try {
    const anything = await db.selectFrom("district").select("id").limit(1).executeTakeFirst()
    if (anything) return { loaded: false, present: await isDemo(db) }
    const { loadDemo } = await import("#db/demo/load.ts")
    const { loaded } = await loadDemo(db)
    return { loaded, present: true }
  } finally {
    await db.destroy()
  }
}

const width = Math.max(...demoAccounts.map(({ login }) => login.length))

/** Lines for the operator: who can sign in, and with what. */
export const demoLines = (): string[] => [
  `演示账号（密码都是 ${demoPassword}）：`,
  ...demoAccounts.map(({ login, name, label }) => `  ${login.padEnd(width)}  ${label}  ${name}`),
]
