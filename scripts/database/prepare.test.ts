import { chmodSync, mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { expect, test } from "vitest"
import { ensureRoles } from "#db/roles.ts"
import { readSettings } from "#server/env.ts"
import { discardCluster, type Embedded, startEmbedded } from "./embedded.ts"
import { addressFor, createOwnDatabase, databaseName, derivedPasswords, prepareDatabase } from "./prepare.ts"

const kept = { super: "s", owner: "o", app: "a", public: "p", session: "x" }

test("addresses for other roles keep host, database and options; without a host they go among the options", () => {
  expect(addressFor("postgres://o:1@db:5433/t?sslmode=require", "perf_app", "p@:/")).toBe(
    "postgres://perf_app:p%40%3A%2F@db:5433/t?sslmode=require",
  )
  expect(addressFor("postgres:///t?host=/run/postgresql", "perf_app", "p")).toContain("user=perf_app&password=p")
})

test("instances of one server agree on the passwords without keeping them; an owner without a password has kept ones", () => {
  const one = derivedPasswords("postgres://o:secret@db/t", kept)
  expect(derivedPasswords("postgres://other:secret@db/t2", kept)).toEqual(one)
  expect(new Set([one.app, one.public, "secret"]).size).toBe(3)
  expect(derivedPasswords("postgres:///t?host=/run/postgresql", kept)).toMatchObject({ app: "a", public: "p" })
})

async function withCluster(work: (cluster: Embedded) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "performance-targets-prepare-"))
  chmodSync(dir, 0o755)
  try {
    const cluster = await startEmbedded({ dir, durable: false })
    await createOwnDatabase(cluster)
    await work(cluster)
    await cluster.stop()
  } finally {
    await discardCluster(dir)
  }
}

async function asks(address: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(address)
  await client.connect()
  return (await client.query({ text: statement, rowMode: "array" }).finally(() => client.end())).rows.flat()
}

test("an operator's server: instances that start at once make roles that can do nothing by themselves", () =>
  withCluster(async (cluster) => {
    const settings = readSettings({ DATABASE_URL: cluster.url(databaseName, "owner") })
    const [one, two] = await Promise.all([prepareDatabase(settings), prepareDatabase(settings), prepareDatabase(settings)])
    expect(two.addresses).toEqual(one.addresses)
    const rights = "select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication from pg_roles where rolname = current_user"
    for (const address of [one.addresses.app, one.addresses.public])
      expect(await asks(address, rights)).toEqual([false, false, false, false, false])
  }))

test("an owner who may not make roles, or a role of that name with more rights, is told so", () =>
  withCluster(async (cluster) => {
    const [owner, boss] = [cluster.url(databaseName, "owner"), cluster.url(databaseName, "super")]
    await asks(boss, "alter role perf_owner nocreaterole")
    await expect(ensureRoles(owner, kept)).rejects.toThrow(/CREATEROLE.*APP_DATABASE_URL/)
    await asks(boss, "create role perf_app login createdb")
    await expect(ensureRoles(boss, kept)).rejects.toThrow(/perf_app.*管理权限/)
  }))
