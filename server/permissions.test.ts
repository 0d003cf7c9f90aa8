// Every procedure × every role × near and far units, through the same doors as a request. The table is in permissions-samples.ts.
import { inspect } from "node:util"
import { callTRPCProcedure, TRPCError } from "@trpc/server"
import { beforeAll, expect, test } from "vitest"
import { fourPlaces, type Place, type PlaceName, placeNames } from "#db/four-places.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { databaseClock } from "./clock.ts"
import { type Actor, roles } from "./domain/roles.ts"
import { type ProcedurePath, type Sample, samples } from "./permissions-samples.ts"
import { appRouter } from "./router.ts"

let databases: TestDatabase
let places: Record<PlaceName, Place>
beforeAll(async () => {
  databases = await testDatabase()
  places = await fourPlaces(databases.app)
})

const paths = Object.keys(samples).sort() as ProcedurePath[]
const signs: Partial<Record<TRPCError["code"], string>> = { UNAUTHORIZED: "1", FORBIDDEN: "3", NOT_FOUND: "4" }

type Answer = { refused: string } | { text: string }

/** Calls as this actor and takes back whatever that wrote, so that every call meets the same rows. */
async function ask(path: ProcedurePath, input: unknown, actor: Actor | null): Promise<Answer> {
  const trx = await databases.app.startTransaction().execute()
  const ctx = { db: trx, publicDb: databases.public, actor, clock: databaseClock, requestId: "test" }
  const how = { type: "query", allowMethodOverride: true, signal: undefined, batchIndex: 0 } as const
  try {
    const answer: unknown = await callTRPCProcedure({ router: appRouter, path, ctx, getRawInput: async () => input, ...how })
    return { text: inspect(answer, { depth: null, maxArrayLength: null, maxStringLength: null }) }
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error
    return { refused: signs[error.code] ?? ` ${error.code} ` }
  } finally {
    await trx.rollback().execute()
  }
}

const marksOf = ({ name, targets }: Place) => [name, ...Object.values(targets).map(({ id }) => id)]
const shows = (text: string, place: PlaceName) => marksOf(places[place]).some((mark) => text.includes(mark))

/** One answer about one place: its rows and no others. `!` is a leak. */
async function askPlace(path: ProcedurePath, input: unknown, actor: Actor | null, place: PlaceName): Promise<string> {
  const answer = await ask(path, input, actor)
  if ("refused" in answer) return answer.refused
  return placeNames.some((other) => other !== place && shows(answer.text, other)) ? "!" : "+"
}

async function cell(path: ProcedurePath, { asks, input }: Sample<unknown>, actor: Actor | null): Promise<string> {
  if (asks === "place") {
    const answers: string[] = []
    for (const place of placeNames) answers.push(await askPlace(path, input(places[place]), actor, place))
    return answers.join("")
  }
  const answer = await ask(path, input(places.own), actor)
  if ("refused" in answer) return answer.refused
  return asks === "caller" ? "+" : placeNames.map((place) => (shows(answer.text, place) ? "+" : "0")).join("")
}

/** Four times the same sign is one. */
const short = (signs: string) => (new Set(signs).size === 1 ? signs.slice(0, 1) : signs)

async function line(path: ProcedurePath): Promise<string> {
  const cells: string[] = []
  for (const actor of [null, ...roles.map((role) => places.own.people[role])]) cells.push(short(await cell(path, samples[path], actor)))
  return `${path}: ${cells.join(" ")}`
}

test("every procedure has a sample and an expectation, and nothing else has", () => {
  expect(paths).toEqual(Object.keys(appRouter._def.procedures).sort())
})

test("who gets what: 1 sign in, 3 not your step, 4 not there, + answered, 0 answered without that place's rows", {
  timeout: 120_000,
}, async () => {
  const table: string[] = []
  for (const path of paths) table.push(await line(path))
  expect(table).toEqual(paths.map((path) => `${path}: ${samples[path].expected}`))
})
