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
type ImportPlan = {
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

/** What is left to do: untouched and refused projects are no part of it. */
const planOf = (planned: readonly Planned[]): ImportPlan => ({
  created: planned.flatMap((item) => (item.kind === "new" ? [{ project: item.project, content: atRest(item.content) }] : [])),
  changed: planned.flatMap((item) =>
    item.kind === "changed" ? [{ id: item.id, version: item.version, content: atRest(item.content) }] : [],
  ),
})

/** So many projects a line and a statement: of 25,000 nobody holds all at once. */
const chunk = 250
const newline = 10

/** A plan at rest, between the report and the confirmation: a line of JSON for each piece, compressed. */
export function packPlan(planned: readonly Planned[]): Uint8Array {
  const lines: Uint8Array[] = []
  for (let at = 0; at < planned.length; at += chunk)
    lines.push(gzipSync(`${JSON.stringify(planOf(planned.slice(at, at + chunk)))}\n`, { level: 1 }))
  return Buffer.concat(lines)
}

type Piece = { plan: ImportPlan; share: number }

/** Piece by piece, each with the share of the whole that is done after it. */
function* piecesOf(packed: Uint8Array): Generator<Piece> {
  const text = packed.length > 0 ? gunzipSync(packed) : Buffer.alloc(0)
  for (let from = 0, end = 0; from < text.length; from = end + 1) {
    end = text.indexOf(newline, from)
    yield { plan: JSON.parse(text.toString("utf8", from, end)), share: (end + 1) / text.length }
  }
}

async function createSome(trx: Transaction<DB>, actor: Actor, roundId: string, some: ImportPlan["created"], clock: Clock): Promise<void> {
  const ids = await createTargets(trx, actor, { roundId, projects: some.map(({ project }) => project) }, clock)
  const drafts = some.map(({ content }, at): Draft => ({ id: ids[at] ?? "", version: 1, content: alive(content) }))
  await saveTargets(trx, actor, drafts, clock)
}

const changeSome = (trx: Transaction<DB>, actor: Actor, some: ImportPlan["changed"], clock: Clock): Promise<unknown> =>
  saveTargets(
    trx,
    actor,
    some.map(({ content, ...draft }) => ({ ...draft, content: alive(content) })),
    clock,
  )

/**
 * Stores what `packPlan` packed. All or nothing; `last` runs in the same transaction, after everything is stored. Throws what the form's functions
 * throw: CONFLICT when a target moved after the report. `onProgress` is told a share from 0 to 1, and throws to stop.
 */
export const storePlan = (
  db: Kysely<DB>,
  actor: Actor,
  { packed, roundId, clock }: { packed: Uint8Array; roundId: string; clock: Clock },
  onProgress: (share: number) => Promise<void>,
  last: (trx: Transaction<DB>) => Promise<void> = async () => undefined,
): Promise<void> =>
  inTransaction(db, async (trx) => {
    for (const { plan, share } of piecesOf(packed)) {
      if (plan.created.length > 0) await createSome(trx, actor, roundId, plan.created, clock)
      if (plan.changed.length > 0) await changeSome(trx, actor, plan.changed, clock)
      await onProgress(share)
    }
    await last(trx)
  })
