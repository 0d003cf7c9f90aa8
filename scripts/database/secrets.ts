// Passwords made once and kept in a file only its owner may read.
import { randomBytes } from "node:crypto"
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const names = ["super", "owner", "app", "public", "session"] as const
/** super, owner, app, public: passwords of the database roles. session: NEXTAUTH_SECRET where none is given. */
export type Secrets = Record<(typeof names)[number], string>

const fresh = (): Secrets => Object.fromEntries(names.map((name) => [name, randomBytes(32).toString("base64url")])) as Secrets

/** The kept secrets of this data folder; makes both on first use. Of two processes that begin at once, both get the first one's. */
export function keptSecrets(dir: string): Secrets {
  const file = join(dir, "secrets.json")
  if (!existsSync(file)) {
    mkdirSync(dir, { recursive: true })
    chmodSync(dir, 0o755) // the database's account passes through it, whatever the umask; what is secret in it is closed itself
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, JSON.stringify(fresh(), null, 2), { mode: 0o600 })
    try {
      linkSync(draft, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
    } finally {
      rmSync(draft)
    }
  }
  return JSON.parse(readFileSync(file, "utf8")) as Secrets
}
