// The two roles the app works with. They belong to the cluster, so they are made before migrating: migrations grant to them by name.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto"
import pg from "pg"

export const appRole = "perf_app"
export const publicRole = "perf_public"
export type RolePasswords = { app: string; public: string }

const lockKey = 20_241_102
const iterations = 4096

/** The form PostgreSQL itself keeps (RFC 5803): sent instead of the password, it leaves nothing to find in a server log. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256")
  const keyOf = (word: string) => createHmac("sha256", salted).update(word).digest()
  const stored = createHash("sha256").update(keyOf("Client Key")).digest("base64")
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${stored}:${keyOf("Server Key").toString("base64")}`
}

type Attributes = { rolsuper: boolean; rolcreaterole: boolean; rolcreatedb: boolean; rolbypassrls: boolean }

/** A role of that name that can do more than ours may is somebody else's: leave it and say so. */
function refuseStrong(role: string, found: Attributes): void {
  if (Object.values(found).some(Boolean))
    throw new Error(`数据库中已有角色 ${role}，但它有管理权限，不能用作应用角色。请收回其权限或改名。`)
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const select = "select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls from pg_roles where rolname = $1"
  const [found] = (await client.query<Attributes>(select, [role])).rows
  if (found) refuseStrong(role, found)
  const secret = client.escapeLiteral(scramVerifier(password))
  await client.query(`${found ? "alter" : "create"} role ${role} login password ${secret}`)
}

/** Lets them in, and lets nobody leave temporary tables. PostgreSQL only warns where `ownerUrl` does not own the database. */
async function letIn(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>("select current_database() as name")
  const database = client.escapeIdentifier(rows[0]?.name ?? "")
  await client.query(`revoke temporary, create on database ${database} from public`)
  await client.query(`grant connect on database ${database} to ${appRole}, ${publicRole}`)
}

const explained = (error: unknown): unknown => {
  if ((error as { code?: string }).code !== "42501") return error
  const needs = `DATABASE_URL 的用户需要 CREATEROLE 权限，以便建立角色 ${appRole} 和 ${publicRole}。`
  return new Error(`${needs}否则请由数据库管理员建立这两个角色，并给出 APP_DATABASE_URL 和 PUBLIC_DATABASE_URL。`, { cause: error })
}

/**
 * Makes perf_app and perf_public (LOGIN, nothing else) or gives them these passwords. `ownerUrl` needs CREATEROLE.
 * Instances that start at once take turns. Throws with a sentence for operators when the right is missing.
 */
export async function ensureRoles(ownerUrl: string, passwords: RolePasswords): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query("begin")
    await client.query("select pg_advisory_xact_lock($1)", [lockKey])
    await ensureRole(client, appRole, passwords.app)
    await ensureRole(client, publicRole, passwords.public)
    await letIn(client)
    await client.query("commit")
  } catch (error) {
    throw explained(error)
  } finally {
    await client.end()
  }
}
