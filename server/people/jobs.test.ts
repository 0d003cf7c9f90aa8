import { expect, test } from "vitest"
import { testDatabase } from "#db/testing.ts"
import { databaseClock, fixedClock } from "../clock.ts"
import { forgetSessions } from "./jobs.ts"
import { password, peopleWorld } from "./people-world.ts"
import { signIn } from "./sign-in.ts"

test("a session is forgotten 30 days after it expired, not before", async () => {
  const { app } = await testDatabase()
  const world = await peopleWorld(app)
  await world.person("a1", [{ org: "A1", role: "editor" }])
  await signIn(app, { login: "a1", password }, databaseClock)
  const after = (days: number) => fixedClock(new Date(Date.now() + days * 86_400_000))
  expect([await forgetSessions(app, after(30)), await forgetSessions(app, after(31))]).toEqual([{ forgotten: 0 }, { forgotten: 1 }])
})
