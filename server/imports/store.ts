// Storing what was reported and confirmed: all of it in one transaction, through the functions that the form uses.
import { gunzipSync, gzipSync } from "node:zlib"
import type { Kysely, Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "#server/clock.ts"
import type { NewProject, Planned } from "#server/domain/import/plan.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { storedForm, toStoredForm } from "#server/domain/target-form.ts"
import { createTargets } from "#server/targets/create.ts"
import { type Draft, saveTargets } from "#server/targets/save.ts"

/** Amounts are decimal text at rest. */
type StoredDraft = Omit<TargetContent, "amounts" | "form"> & {
  amounts: Record<keyof TargetContent["amounts"], string>
  form: ReturnType<typeof toStoredForm> | null
}
export type ImportPlan = {
  created: { project: { id: string } | NewProject; content: StoredDraft }[]
  /** `version`: the one the report compared with. */
  changed: { id: string; version: number; content: StoredDraft }[]
}

const atRest = ({ amounts, form, ...content }: TargetContent): StoredDraft => ({
  ...content,
  amounts: { fiscal: String(amounts.fiscal), specialAccount: String(amounts.specialAccount), other: String(amounts.other) },
  form: form ? toStoredForm(form) : null,
})
const alive = ({ amounts, form, ...content }: StoredDraft): TargetContent => ({
  ...content,
  amounts: { fiscal: BigInt(amounts.fiscal), specialAccount: BigInt(amounts.specialAccount), other: BigInt(amounts.other) },
  ...(form && { form: storedForm.parse(form) }),
})

/** What is left to do of a plan: untouched and refused projects are no part of it. */
export const planOf = (planned: readonly Planned[]): ImportPlan => ({
  created: planned.flatMap((item) => (item.kind === "new" ? [{ project: item.project, content: atRest(item.content) }] : [])),
  changed: planned.flatMap((item) =>
    item.kind === "changed" ? [{ id: item.id, version: item.version, content: atRest(item.content) }] : [],
  ),
})

export const packPlan = (plan: ImportPlan): Uint8Array => gzipSync(JSON.stringify(plan), { level: 1 })
export const unpackPlan = (packed: Uint8Array): ImportPlan => JSON.parse(gunzipSync(packed).toString("utf8"))

const chunk = 250

async function storeChunks<Item>(
  items: readonly Item[],
  store: (some: readonly Item[]) => Promise<unknown>,
  done: (count: number) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < items.length; at += chunk) {
    const some = items.slice(at, at + chunk)
    await store(some)
    await done(some.length)
  }
}

async function createSome(trx: Transaction<DB>, actor: Actor, roundId: string, some: ImportPlan["created"], clock: Clock): Promise<void> {
  const ids = await createTargets(trx, actor, { roundId, projects: some.map(({ project }) => project) }, clock)
  const drafts = some.map(({ content }, at): Draft => ({ id: ids[at] ?? "", version: 1, content: alive(content) }))
  await saveTargets(trx, actor, drafts, clock)
}

/**
 * All or nothing; `last` runs in the same transaction, after everything is stored. Throws what the form's functions throw: CONFLICT when
 * a target moved after the report. `onProgress` is told a share from 0 to 1, and throws to stop.
 */
export const storePlan = (
  db: Kysely<DB>,
  actor: Actor,
  { plan, roundId, clock }: { plan: ImportPlan; roundId: string; clock: Clock },
  onProgress: (share: number) => Promise<void>,
  last: (trx: Transaction<DB>) => Promise<void> = async () => undefined,
): Promise<void> =>
  inTransaction(db, async (trx) => {
    const all = plan.created.length + plan.changed.length
    let stored = 0
    const done = (count: number) => {
      stored += count
      return onProgress(stored / all)
    }
    await storeChunks(plan.created, (some) => createSome(trx, actor, roundId, [...some], clock), done)
    await storeChunks(
      plan.changed,
      (some) =>
        saveTargets(
          trx,
          actor,
          some.map(({ content, ...draft }) => ({ ...draft, content: alive(content) })),
          clock,
        ),
      done,
    )
    await last(trx)
  })
