// Reads a file, compares it with what the unit has, and says what would happen. Nothing is stored.
import { randomUUID } from "node:crypto"
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import type { CheckContext } from "#server/domain/checks/check.ts"
import { sayFindings } from "#server/domain/import/findings.ts"
import { type ExistingProject, type PlanContext, type Planned, planImport } from "#server/domain/import/plan.ts"
import type { ImportOptions, ReadImport } from "#server/domain/import/read-import.ts"
import type { ReadProject } from "#server/domain/import/read-table.ts"
import { type ImportReport, reportOf } from "#server/domain/import/report.ts"
import { refusalSentence } from "#server/domain/labels.ts"
import { lockedChanges } from "#server/domain/open-fields.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { nameKey } from "#server/domain/text.ts"
import { decide, decideCreate } from "#server/domain/workflow.ts"
import { notFound } from "#server/errors.ts"
import type { Template } from "#server/files/template.ts"
import { type FoundTarget, findTargets } from "#server/targets/find.ts"
import { readSettings } from "#server/targets/rule-settings.ts"
import { parseInThread } from "./in-thread.ts"
import type { Parsed } from "./parse.ts"
import { type Answers, findFrame, knownMappings, rememberMappings, unitProjects } from "./queries.ts"

export type Upload = { roundId: string; fileName: string; bytes: Uint8Array; options: Answers }
export type Prepared = { report: ImportReport; planned: readonly Planned[] }
/** Told how far it is, in percent; throws to stop. */
export type OnProgress = (percent: number) => Promise<void>

type Frame = NonNullable<Awaited<ReturnType<typeof findFrame>>>
type Project = Awaited<ReturnType<typeof unitProjects>>[number]

/** Some hundreds a statement, so that no answer grows without bound. */
const chunk = 500

async function findAll(db: Kysely<DB>, actor: Actor, ids: readonly string[], clock: Clock): Promise<Map<string, FoundTarget>> {
  const found = new Map<string, FoundTarget>()
  for (let at = 0; at < ids.length; at += chunk)
    for (const target of await findTargets(db, actor, ids.slice(at, at + chunk), clock)) found.set(target.id, target)
  return found
}

/** Why the form, too, would not save this content now. */
function refusalOf(actor: Actor, target: FoundTarget) {
  return (content: TargetContent): string | null => {
    const decision = decide(actor, target.subject, { action: "save", now: target.now })
    if (!decision.ok) return refusalSentence(decision.why)
    return lockedChanges(target.openFields, target.content, content)[0]?.message ?? null
  }
}

/** Only the projects the file speaks of are read whole. */
async function existingProjects(
  db: Kysely<DB>,
  actor: Actor,
  projects: readonly Project[],
  reads: readonly ReadProject[],
  clock: Clock,
): Promise<ExistingProject[]> {
  const [codes, names] = [new Set(reads.map(({ code }) => code)), new Set(reads.map(({ name }) => nameKey(name)))]
  const meant = projects.filter(({ code, name }) => codes.has(code) || names.has(nameKey(name)))
  const targets = await findAll(
    db,
    actor,
    meant.flatMap(({ targetId }) => targetId ?? []),
    clock,
  )
  return projects.map(({ id, code, name, targetId }) => {
    const found = targetId === null ? undefined : targets.get(targetId)
    const target = found ? { id: found.id, version: found.version, content: found.content, refusal: refusalOf(actor, found) } : null
    return { id, code, name, target }
  })
}

const contextFrom = (frame: Frame, actor: Actor, existing: readonly ExistingProject[]): PlanContext => {
  const may = decideCreate(actor, { opensAt: frame.opensAt, closesAt: frame.closesAt }, frame.now)
  const unit = { code: frame.code, name: frame.name }
  return { unit, year: frame.year, tree: frame.tree, existing, newRefusal: may.ok ? null : refusalSentence(may.why), newId: randomUUID }
}

/** What the rules need to know beside the content; the targets it may resemble are those of the file. */
function ruleContexts(frame: Frame, projects: readonly Project[]): (item: { read: ReadProject }) => CheckContext {
  const settings = readSettings(frame.settings)
  const byName = new Map(projects.map((project) => [nameKey(project.name), project]))
  return ({ read }) => {
    const last = byName.get(nameKey(read.name))
    const lastYear = last?.lastTotal == null ? null : { total: last.lastTotal, indicators: last.lastIndicators ?? [] }
    return { projectName: read.name, budgetYear: frame.year, tree: frame.tree, weightSum: frame.weightSum, settings, lastYear }
  }
}

const fileProblem = (message: string, code: string) => ({
  sheet: "",
  row: 0,
  column: 0,
  severity: "error" as const,
  code,
  value: "",
  expected: "",
  message,
})

const nothingRead: ReadImport = { projects: [], problems: [], unlisted: 0, sheets: [], notes: [], asks: [] }

function unreadable(frame: Frame, fileName: string, { code, message }: Extract<Parsed, { ok: false }>): Prepared {
  const reported = { fileName, unit: frame.name, year: frame.year, planned: [], problems: [fileProblem(message, code)], unlisted: 0 }
  return { report: reportOf(nothingRead, [], reported), planned: [] }
}

const optionsFor = async (db: Kysely<DB>, actor: Actor, { name }: Frame, { options }: Upload): Promise<ImportOptions> => {
  const known = await knownMappings(db, actor)
  const remembered = Object.fromEntries(known.map(({ header, columns }) => [header, columns as Record<number, never>]))
  return { ...options, remembered, units: [name] }
}

async function keepMappings(db: Kysely<DB>, actor: Actor, { options }: Upload, read: ReadImport): Promise<void> {
  if (read.asks.includes("mapping")) return
  const byHand = read.sheets.flatMap(({ name, byHand: header }) => {
    const mapping = options.mappings?.[name]
    return mapping && header !== null ? [{ header, mapping }] : []
  })
  await rememberMappings(db, actor, byHand)
}

/** The unit's own table for a round; undefined for a round of another district. */
export async function templateOf(db: Kysely<DB>, actor: Actor, roundId: string, clock: Clock): Promise<Template | undefined> {
  const frame = await findFrame(db, actor, roundId, clock)
  if (!frame) return undefined
  const projects = await unitProjects(db, actor, frame.year)
  const targets = await findAll(
    db,
    actor,
    projects.flatMap(({ targetId }) => targetId ?? []),
    clock,
  )
  const { name: unit, year, tree, weightSum } = frame
  const rows = projects.map(({ code, name, targetId }) => ({ code, name, content: targets.get(targetId ?? "")?.content ?? null }))
  return { unit, year, tree, weights: weightSum !== null, projects: rows.toSorted((a, b) => (a.code < b.code ? -1 : 1)) }
}

/** Throws NOT_FOUND for a round that is not the unit's; a file that cannot be read gets a report that says so. */
export async function prepareImport(
  db: Kysely<DB>,
  actor: Actor,
  upload: Upload,
  clock: Clock,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<Prepared> {
  const frame = await findFrame(db, actor, upload.roundId, clock)
  if (!frame) throw notFound()
  await onProgress(5)
  const parsed = await parseInThread(upload.bytes, upload.fileName, await optionsFor(db, actor, frame, upload), signal)
  if (!parsed.ok) return unreadable(frame, upload.fileName, parsed)
  await onProgress(40)
  await keepMappings(db, actor, upload, parsed.read)
  const projects = await unitProjects(db, actor, frame.year)
  const existing = await existingProjects(db, actor, projects, parsed.read.projects, clock)
  const { planned, problems } = planImport(parsed.read.projects, contextFrom(frame, actor, existing))
  await onProgress(60)
  sayFindings(problems, planned, ruleContexts(frame, projects))
  const said = [...parsed.read.problems, ...problems.list]
  const reported = {
    fileName: upload.fileName,
    unit: frame.name,
    year: frame.year,
    planned,
    problems: said,
    unlisted: parsed.read.unlisted + problems.unlisted,
  }
  return { report: reportOf(parsed.read, parsed.previews, reported), planned }
}
