// Publishing copies the approved versions into an immutable snapshot. A correction is the next snapshot, with a reason.
import type { Kysely, Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import { type PublishedContent, toStored } from "#server/domain/published-table.ts"
import type { Actor } from "#server/domain/roles.ts"
import { AppError, invalid, notFound } from "#server/errors.ts"
import { contentHash } from "#server/hash.ts"
import { findOrg, lockTable, newestSnapshot, tableTargets } from "./queries.ts"
import { countsOf, inForce, publicationFaults, tableOf } from "./table.ts"

export type Publish = {
  year: number
  orgCode: string
  /** Of the preview: what was read is what is published. */
  contentHash: string
  reason: string
}

/** The table as it would be published now, and what stands beside it. Undefined for an org that is not there or has nothing. */
export async function previewTable(db: Kysely<DB>, actor: Pick<Actor, "districtId">, orgCode: string, year: number) {
  const org = await findOrg(db, actor, orgCode)
  if (!org) return undefined
  const targets = await tableTargets(db, org, year)
  if (targets.length === 0) return undefined
  const content = tableOf(org, year, targets)
  const latest = await newestSnapshot(db, orgCode, year)
  const hash = contentHash(toStored(content))
  return {
    org,
    content,
    contentHash: hash,
    sources: inForce(targets),
    waiting: targets.filter((target) => !target.versionId && !target.secret).length,
    excludedSecret: targets.filter((target) => target.secret).length,
    latest: latest ? { version: latest.version, publishedAt: latest.publishedAt, withdrawn: latest.withdrawn } : null,
    // What was withdrawn may be published again as it was: then it was the reason that changed.
    changed: latest?.withdrawn === true || latest?.contentHash !== hash,
    faults: publicationFaults(content),
  }
}
export type Preview = NonNullable<Awaited<ReturnType<typeof previewTable>>>

/** The first reason not to publish, as the error to throw. */
function obstacle(preview: Preview, publish: Publish): AppError | null {
  if (preview.contentHash !== publish.contentHash) return new AppError("CONFLICT", "预览之后内容有变化，没有公开。请重新核对预览后再公开。")
  if (preview.sources.length === 0) return new AppError("CONFLICT", "还没有已批复的项目，不能公开。")
  if (preview.faults.length > 0) return invalid(preview.faults, "内容中有不能公开的个人信息，没有公开。")
  if (!preview.changed) return new AppError("CONFLICT", "内容与已公开的版本完全相同，不需要再次公开。")
  if (preview.latest && !publish.reason.trim())
    return invalid([
      { path: "reason", message: preview.latest.withdrawn ? "撤回后重新公开，请写明原因。" : "更正已公开的表格，请写明更正原因。" },
    ])
  return null
}

/** Who publishes: the person and the membership that are written down. */
export type Publisher = Pick<Actor, "districtId" | "userId" | "userName" | "membershipId">

async function store(trx: Transaction<DB>, actor: Publisher, preview: Preview, reason: string) {
  const { org, content, contentHash: content_hash, latest } = preview
  const head = { year: content.year, org_code: org.code, org_name: org.name, org_kind: content.org.kind as "department" | "unit" }
  const snapshot = await trx
    .insertInto("published.snapshot")
    .values({
      ...head,
      ...countsOf(content),
      version: (latest?.version ?? 0) + 1,
      reason,
      content: JSON.stringify(toStored(content)),
      content_hash,
    })
    .returning(["id", "version"])
    .executeTakeFirstOrThrow()
  await trx.insertInto("published.project").values(projectRows(snapshot.id, content)).execute()
  await trx
    .insertInto("publication_source")
    .values(preview.sources.map(({ id, versionId }) => ({ snapshot_id: snapshot.id, target_id: id, version_id: versionId })))
    .execute()
  await trx
    .insertInto("publication")
    .values(recordOf(actor, snapshot.id, org.id))
    .execute()
  return snapshot
}

const projectRows = (snapshotId: string, content: PublishedContent) =>
  content.units
    .flatMap((unit) => unit.projects)
    .map(({ code, name }, place) => ({ snapshot_id: snapshotId, position: place + 1, code, name }))

/** 公开审查: the procedure's input admits only three confirmations, so what is stored was confirmed. */
const recordOf = (actor: Publisher, snapshotId: string, orgId: string) => ({
  snapshot_id: snapshotId,
  district_id: actor.districtId,
  org_id: orgId,
  user_id: actor.userId,
  user_name: actor.userName,
  membership_id: actor.membershipId,
  no_state_secrets: true,
  no_trade_secrets: true,
  no_personal_data: true,
})

/** What would be published now, while no other publication of this table can come between. Throws as `publishTable` does. */
export async function publishable(trx: Transaction<DB>, actor: Publisher, publish: Publish): Promise<Preview> {
  await lockTable(trx, publish.orgCode, publish.year)
  const preview = await previewTable(trx, actor, publish.orgCode, publish.year)
  if (!preview) throw notFound()
  const found = obstacle(preview, publish)
  if (found) throw found
  return preview
}

/**
 * Publishes the table, or its correction when there is one already. All readers switch at the commit.
 * Throws AppError: NOT_FOUND, CONFLICT (moved since the preview, nothing approved, nothing changed), BAD_REQUEST.
 */
export const publishTable = (db: Kysely<DB>, actor: Publisher, publish: Publish) =>
  inTransaction(db, async (trx) => {
    const preview = await publishable(trx, actor, publish)
    const { version } = await store(trx, actor, preview, preview.latest ? publish.reason.trim() : "")
    return { version, orgId: preview.org.id, address: `/t/${publish.year}/${publish.orgCode}` }
  })
