import { expect, test } from "vitest"
import { EnvError, readEnv, readSettings } from "./env.ts"

const names = (read: () => unknown): readonly string[] => {
  try {
    read()
  } catch (error) {
    if (error instanceof EnvError) return error.names
    throw error
  }
  return []
}

const database = "postgres://owner:hidden@db:5432/targets"
const app = { APP_DATABASE_URL: database, PUBLIC_DATABASE_URL: database, NEXTAUTH_SECRET: "x".repeat(32) }

test("nothing set: port 3000, the embedded database, the demo", () => {
  expect(readSettings({})).toEqual({ PORT: 3000, LOG_LEVEL: "info", DATA_DIR: ".data", DEMO: true, PUBLIC_CACHE_MB: 128 })
  expect(readSettings({ PORT: " ", DEMO: "" })).toEqual(readSettings({}))
})

test("with a database of the operator's there is no demo unless it is asked for", () => {
  expect(readSettings({ DATABASE_URL: database }).DEMO).toBe(false)
  expect(readSettings({ DATABASE_URL: database, DEMO: "1" }).DEMO).toBe(true)
  expect(readSettings({ DEMO: "0" }).DEMO).toBe(false)
})

test.each([
  ["PORT", "0"],
  ["PORT", "65536"],
  ["PORT", "3000x"],
  ["HOST", "a b"],
  ["DATABASE_URL", "mysql://db/targets"],
  ["DATABASE_URL", "db:5432"],
  ["NEXTAUTH_SECRET", "short"],
  ["NEXTAUTH_URL", "targets.example.gov.cn"],
  ["NEXTAUTH_URL", "https://targets.example.gov.cn/app"],
  ["DEMO", "yes"],
  ["LOG_LEVEL", "loud"],
])("%s=%s is named", (name, value) => {
  expect(names(() => readSettings({ [name]: value }))).toEqual([name])
})

test("every bad variable is named at once, and no value is repeated", () => {
  const source = { PORT: "x", DATABASE_URL: "mysql://u:hidden@db", DEMO: "2" }
  expect(names(() => readSettings(source))).toEqual(["PORT", "DATABASE_URL", "DEMO"])
  expect(() => readSettings(source)).not.toThrow(/hidden|mysql:/)
})

test("addresses of the app's roles come both, and beside the owner's", () => {
  expect(names(() => readSettings({ APP_DATABASE_URL: database }))).toEqual(["DATABASE_URL", "PUBLIC_DATABASE_URL"])
  expect(names(() => readSettings({ ...app, DATABASE_URL: database }))).toEqual([])
})

test("the app needs its two databases and a secret; its own address has a default", () => {
  expect(names(() => readEnv({}))).toEqual(["APP_DATABASE_URL", "PUBLIC_DATABASE_URL", "NEXTAUTH_SECRET"])
  expect(readEnv({ ...app, PORT: "4000" }).NEXTAUTH_URL).toBe("http://localhost:4000")
})
