// What each procedure costs: SQL statements of one call. The session of a request is one more. More than a few means a loop over rows.
import { beforeAll, expect, test } from "vitest"
import { fourPlaces, type Place, type PlaceName } from "#db/four-places.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { roles } from "./domain/roles.ts"
import { type ProcedurePath, type Sample, samples } from "./permissions-samples.ts"
import { ask } from "./sample-calls.ts"

let databases: TestDatabase
let places: Record<PlaceName, Place>
beforeAll(async () => {
  databases = await testDatabase()
  places = await fourPlaces(databases.app)
})

/** As the first of those whom the permission matrix lets do it in their own unit. */
async function statementsOf(path: ProcedurePath): Promise<number | string> {
  const { input, expected }: Sample<unknown> = samples[path]
  const at = places.own
  const who = [null, ...roles.map((role) => at.people[role])][expected.split(" ").findIndex((cell) => cell.startsWith("+"))]
  const answer = await ask(databases, path, input(at), who ?? null)
  return "refused" in answer ? answer.refused : answer.statements
}

test("statements per procedure", async () => {
  const counted: Partial<Record<ProcedurePath, number | string>> = {}
  for (const path of Object.keys(samples) as ProcedurePath[]) counted[path] = await statementsOf(path)
  expect(counted).toEqual({
    "attachments.bring": 4,
    "attachments.get": 1,
    "attachments.mayBring": 2,
    "people.actAs": 1,
    "people.me": 1,
    "people.signInHelp": 1,
    "published.corrections": 1,
    "published.department": 1,
    "published.overview": 3,
    "published.places": 1,
    "published.project": 1,
    "published.projects": 2,
    "published.search": 1,
    "published.withdrawals": 1,
    "published.publications": 1,
    "published.table": 1,
    "published.tables": 1,
    "publishing.cancelTimed": 2,
    "publishing.preview": 4,
    "publishing.withdraw": 6,
    "publishing.publish": 9,
    "publishing.setTimed": 7,
    "publishing.tables": 1,
    "bulk.get": 4,
    "bulk.items": 2,
    "bulk.list": 1,
    "bulk.options": 3,
    "bulk.prepare": 3,
    "bulk.resume": 3,
    "bulk.retry": 4,
    "bulk.start": 2,
    "bulk.stop": 1,
    "checks.rules": 4,
    "checks.set": 2,
    "library.add": 1,
    "library.change": 1,
    "library.list": 1,
    "library.move": 1,
    "library.proposed": 1,
    "library.suggest": 1,
    "library.near": 1,
    "imports.answer": 2,
    "imports.cancel": 1,
    "imports.confirm": 2,
    "imports.get": 1,
    "imports.list": 1,
    "imports.marked": 1,
    "imports.template": 3,
    "imports.mayUpload": 0,
    "imports.upload": 3,
    "messages.copied": 1,
    "messages.copies": 2,
    "messages.copy": 7,
    "messages.endCopy": 5,
    "messages.readCopied": 3,
    "messages.readers": 2,
    "messages.urge": 6,
    "exports.cancel": 1,
    "exports.file": 1,
    "exports.list": 1,
    "exports.piece": 1,
    "exports.start": 3,
    "forms.get": 1,
    "notices.list": 1,
    "notices.read": 1,
    "notices.recipients": 1,
    "notices.unread": 1,
    "review.addNote": 2,
    "review.addReason": 1,
    "review.get": 5,
    "review.look": 2,
    "review.point": 3,
    "review.retireReason": 1,
    "review.saveDraft": 2,
    "review.saveSheet": 4,
    "review.settings": 3,
    "rounds.setWeights": 2,
    "rounds.add": 3,
    "rounds.answer": 5,
    "rounds.ask": 3,
    "rounds.duties": 2,
    "rounds.list": 1,
    "rounds.move": 2,
    "rounds.ofTarget": 2,
    "rounds.reply": 3,
    "rounds.requests": 1,
    "rounds.withdraw": 3,
    "staff.get": 3,
    "staff.grant": 7,
    "staff.leave": 6,
    "staff.list": 1,
    "staff.orgs": 1,
    "substitutions.end": 1,
    "substitutions.list": 2,
    "substitutions.make": 4,
    "targets.act": 5,
    "targets.continue": 3,
    "targets.compare": 4,
    "targets.create": 4,
    "targets.get": 3,
    "targets.history": 3,
    "targets.list": 2,
    "targets.options": 2,
    "targets.presence": 1,
    "targets.save": 2,
    "targets.version": 1,
    "targets.queue": 1,
  } satisfies Record<ProcedurePath, number>)
})
