import type { Kysely } from "kysely"
import { beforeAll, expect, test, vi } from "vitest"
import { createDb } from "#db/client.ts"
import type { DB } from "#db/schema.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { readiness } from "./health.ts"

let databases: TestDatabase
beforeAll(async () => {
  databases = await testDatabase()
})

const app = () => databases.app
const open = () => databases.public

test("ready: both connections answer", async () => {
  const report = vi.fn()
  expect(await readiness({ app, public: open }, report)).toEqual({ ready: true, parts: { app: "ok", public: "ok" } })
  expect(report).not.toHaveBeenCalled()
})

test("not ready: the failing connection is named, its error goes to the log only", async () => {
  const nobody = createDb("postgres://perf_app:geheim@127.0.0.1:1/none")
  const report = vi.fn()
  const answer = await readiness({ app: () => nobody, public: open }, report)
  expect(answer).toEqual({ ready: false, parts: { app: "failed", public: "ok" } })
  expect(report).toHaveBeenCalledExactlyOnceWith("app", expect.any(Error))
  await nobody.destroy()
})

test("not ready: connections that cannot even be made", async () => {
  const broken = (): Kysely<DB> => {
    throw new Error("环境变量有误")
  }
  expect(await readiness({ app: broken, public: broken }, () => undefined)).toMatchObject({ parts: { app: "failed", public: "failed" } })
})

test("not ready: the app's connection with the public's rights", async () => {
  expect(await readiness({ app: open, public: open }, () => undefined)).toMatchObject({ parts: { app: "failed", public: "ok" } })
})
