// Two versions of one target for comparing, with last year's beside them. Every version is read within the scope of its reader:
// beyond the unit "now" is what was last submitted while the unit works on it (decision 6).
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import { type Comparable, compare } from "#server/domain/compare.ts"
import type { Actor } from "#server/domain/roles.ts"
import { fromStoredVersion, toStoredVersion } from "#server/domain/version.ts"
import { defaultFrom, type VersionRef } from "#server/domain/version-choice.ts"
import { contentHash } from "#server/hash.ts"
import { visibleTargets } from "./cards.ts"
import { earlierYears } from "./earlier-years.ts"
import { type FoundTarget, findTarget } from "./find.ts"

/** The versions of a target, oldest first, each with the act that made it. */
const versionsOf = (db: Kysely<DB>, actor: Actor, id: string) =>
  visibleTargets(db, actor)
    .innerJoin("target_version as made", "made.target_id", "t.id")
    .innerJoin("target_event as e", (join) => join.onRef("e.version_id", "=", "made.id").onRef("e.target_at", "=", "made.target_at"))
    .select(["made.number", "made.made_at as at", "made.content_hash as hash", "e.action", "e.from_state as state"])
    .select(["e.user_name as by", "e.role", "e.round"])
    .where("t.id", "=", id)
    .orderBy("made.number")
    .execute()
type Version = Awaited<ReturnType<typeof versionsOf>>[number]

const contentsOf = async (db: Kysely<DB>, actor: Actor, id: string, numbers: readonly number[]) =>
  numbers.length === 0
    ? []
    : visibleTargets(db, actor)
        .innerJoin("target_version as made", "made.target_id", "t.id")
        .select(["made.number", "made.content"])
        .where("t.id", "=", id)
        .where("made.number", "=", (eb) => eb.fn.any(eb.val([...numbers])))
        .execute()

type LastYear = Awaited<ReturnType<typeof earlierYears>>[number]

/** Head of a column: which version, made when, by whom, with what content. */
export type Column =
  | ({ ref: number; kind: "version" } & Version)
  | { ref: "now"; kind: "now"; at: Date; hash: string; draft: boolean; shown: FoundTarget["shown"] }
  | { ref: "last-year"; kind: "last-year"; number: number; at: Date; hash: string; targetId: string; year: number }
type Side = { column: Column; content: Comparable }

const nowSide = (target: FoundTarget): Side => ({
  column: {
    ...{ ref: "now", kind: "now", at: target.updatedAt, draft: isDraft(target), shown: target.shown },
    hash: contentHash(toStoredVersion(target.frame, target.content)),
  },
  content: { ...target.content, year: target.budgetYear },
})

const lastYearSide = ({ content, ...column }: LastYear): Side => ({
  column: { ref: "last-year", kind: "last-year", ...column },
  content: { ...fromStoredVersion(content).content, year: column.year },
})

const isDraft = ({ state, shown }: FoundTarget): boolean => state === "draft" && shown === "working"

type Sources = { target: FoundTarget; versions: readonly Version[]; contents: Map<number, unknown>; lastYear: LastYear | undefined }

/** Undefined where there is no such version. */
function sideOf({ target, versions, contents, lastYear }: Sources, ref: VersionRef): Side | undefined {
  if (ref === "now") return nowSide(target)
  if (ref === "last-year") return lastYear && lastYearSide(lastYear)
  const version = versions.find(({ number }) => number === ref)
  if (!version || !contents.has(ref)) return undefined
  const content = { ...fromStoredVersion(contents.get(ref)).content, year: target.budgetYear }
  return { column: { ref, kind: "version", ...version }, content }
}

export type CompareRequest = { id: string; from?: VersionRef | undefined; to?: VersionRef | undefined }

/**
 * What changed from one version to another; undefined for what is not there or not this person's to see.
 * Without `from`, the submission before; without both, `comparison` is null where there is nothing to compare with.
 */
export async function compareVersions(db: Kysely<DB>, actor: Actor, { id, from, to = "now" }: CompareRequest, clock: Clock) {
  const target = await findTarget(db, actor, id, clock)
  if (!target) return undefined
  const [versions, [lastYear]] = await Promise.all([versionsOf(db, actor, id), earlierYears(db, actor, id, 1)])
  const draft = isDraft(target)
  const base = from ?? defaultFrom({ versions, draft, lastYear: lastYear !== undefined })
  const numbers = [base, to].filter((ref) => typeof ref === "number")
  const contents = new Map((await contentsOf(db, actor, id, numbers)).map(({ number, content }) => [number, content]))
  const sources: Sources = { target, versions, contents, lastYear }
  const [before, after] = [base === null ? null : sideOf(sources, base), sideOf(sources, to)]
  if (before === undefined || !after) return undefined
  const beside = lastYear && base !== "last-year" && to !== "last-year" ? lastYearSide(lastYear) : null
  return {
    ...{ versions, lastYear: lastYear ? { year: lastYear.year } : null, draft, shown: target.shown },
    ...{ from: before?.column ?? null, to: after.column, earlier: beside?.column ?? null },
    comparison: before && compare(before.content, after.content, beside?.content ?? null),
  }
}
