// Types of the tables, from a migrated database: what `npm run db:types` writes and db/schema.test.ts compares.
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { root } from "#scripts/paths.ts"

export const schemaFile = join(root, "db/schema.ts")

/** The text db/schema.ts should have. What is left out and which types stand for what: db/codegen.json. */
export function generateTypes(ownerUrl: string): string {
  const folder = mkdtempSync(join(tmpdir(), "performance-targets-types-"))
  try {
    const out = join(folder, "schema.ts")
    const program = join(root, "node_modules/kysely-codegen/dist/cli/bin.js")
    const options = ["--config-file", join(root, "db/codegen.json"), "--out-file", out, "--url", ownerUrl]
    execFileSync(process.execPath, [program, ...options], { cwd: root, stdio: ["ignore", "ignore", "inherit"] })
    return readFileSync(out, "utf8")
  } finally {
    rmSync(folder, { recursive: true })
  }
}
