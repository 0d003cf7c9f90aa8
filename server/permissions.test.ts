// Every procedure × every role × near and far units, through the same doors as a request. The table is in permissions-samples.ts.
import type { TRPCError } from "@trpc/server"
import { beforeAll, expect, test } from "vitest"
import { fourPlaces, type Place, type PlaceName, placeNames } from "#db/four-places.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { type Actor, roles } from "./domain/roles.ts"
import { type ProcedurePath, type Sample, samples } from "./permissions-samples.ts"
import { appRouter } from "./router.ts"
import { ask } from "./sample-calls.ts"

let databases: TestDatabase
let places: Record<PlaceName, Place>
beforeAll(async () => {
  databases = await testDatabase()
  places = await fourPlaces(databases.app)
})

const paths = Object.keys(samples).sort() as ProcedurePath[]
const signs: Partial<Record<TRPCError["code"], string>> = { UNAUTHORIZED: "1", FORBIDDEN: "3", NOT_FOUND: "4" }
const signOf = (code: TRPCError["code"]): string => signs[code] ?? ` ${code} `

const marksOf = ({ name, targets }: Place) => [name, ...Object.values(targets).map(({ id }) => id)]
const shows = (text: string, place: PlaceName) => marksOf(places[place]).some((mark) => text.includes(mark))

/** One answer about one place: its rows and no others. `!` is a leak. */
async function askPlace(path: ProcedurePath, input: unknown, actor: Actor | null, place: PlaceName): Promise<string> {
  const answer = await ask(databases, path, input, actor)
  if ("refused" in answer) return signOf(answer.refused)
  return placeNames.some((other) => other !== place && shows(answer.text, other)) ? "!" : "+"
}

async function cell(path: ProcedurePath, { asks, input }: Sample<unknown>, actor: Actor | null): Promise<string> {
  if (asks === "place") {
    const answers: string[] = []
    for (const place of placeNames) answers.push(await askPlace(path, input(places[place]), actor, place))
    return answers.join("")
  }
  const answer = await ask(databases, path, input(places.own), actor)
  if ("refused" in answer) return signOf(answer.refused)
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
