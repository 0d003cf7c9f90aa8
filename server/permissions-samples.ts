// The permission matrix: each procedure of the platform with a sample input and what each role gets. A new procedure needs one entry;
// without it tsc and server/permissions.test.ts fail.
import { randomUUID } from "node:crypto"
import type { inferRouterInputs } from "@trpc/server"
import { type Place, smallPdf } from "#db/four-places.ts"
import { goodContent } from "#db/small-world.ts"
import type { LibraryInput } from "./domain/library.ts"
import { printMinute } from "./domain/minute.ts"
import { emptyReviewDraft } from "./domain/review-draft.ts"
import { proposedSheet } from "./domain/review-sheet.ts"
import type { AppRouter } from "./router.ts"

type Inputs = inferRouterInputs<AppRouter>
type Areas = keyof Inputs & string
export type ProcedurePath = { [Area in Areas]: `${Area}.${keyof Inputs[Area] & string}` }[Areas]
type InputOf<Path> = Path extends `${infer Area extends Areas}.${infer Name}`
  ? Name extends keyof Inputs[Area]
    ? Inputs[Area][Name]
    : never
  : never

export type Sample<Input> = {
  /**
   * What the input names. `place`: something of one unit, asked once for each of the four places; the answer may show no other place.
   * `list`: nothing; what counts is whose rows are in the answer. `caller`: nothing but the caller's own account.
   */
  asks: "place" | "list" | "caller"
  input: (at: Place) => Input
  /**
   * One cell for each of visitor, editor, unit approver, department reviewer, finance reviewer, finance approver, publisher, system admin,
   * security admin, auditor. A cell has one sign per place: own unit, sibling unit of the same department, unit of another department,
   * unit of another district; a single sign where all four are the same.
   *   +  answered        0  answered, with nothing of this place in it (lists)
   *   4  404 not found   3  403 not your step   1  401 sign in first
   */
  expected: string
}
export type Samples = { readonly [Path in ProcedurePath]: Sample<InputOf<Path>> }

const byId = (at: Place) => ({ id: at.targets.department_review.id })
const typed = () => ({ ...goodContent(), form: undefined, amounts: { fiscal: "1", specialAccount: "0", other: "0" } })
/** Within the year for which publishing may be set. */
const soon = () => printMinute(new Date(Date.now() + 30 * 24 * 60 * 60 * 1000))
const minutes = { opensAt: "2020-01-01T09:00", closesAt: "2099-12-31T17:30", reason: "按上级通知" }
const review = { noStateSecrets: true, noTradeSecrets: true, noPersonalData: true } as const

const libraryRow: LibraryInput = {
  ...{ scope: "common", departmentId: null, industry: "", category: "output", subcategory: null, name: "培训合格率" },
  ...{ sign: "gte", unit: "%", better: "higher", explanation: "", referenceValue: "", scoring: "", dataSource: "" },
  ...{ appliesTo: "", source: "" },
}

// biome-ignore format: the expectations are one table
export const samples: Samples = {
  "attachments.bring": { asks: "place", input: (at) => ({ targetId: at.targets.draft.id, name: "依据.pdf", bytes: smallPdf }),
    expected: "1 +444 4 4 4 4 4 4 4 4" },
  "attachments.get": { asks: "place", input: (at) => ({ id: at.attachmentId }),
    expected: "1 +444 +444 4 4 4 4 4 4 4" },
  "attachments.mayBring": { asks: "place", input: (at) => ({ targetId: at.targets.draft.id }),
    expected: "1 +444 4 4 4 4 4 4 4 4" },

  "bulk.get": { asks: "place", input: (at) => ({ id: at.bulkIds.previewed }),
    expected: "1 4 4 4 4 +444 4 4 4 4" },
  "bulk.items": { asks: "place", input: (at) => ({ id: at.bulkIds.done }),
    expected: "1 4 4 4 4 +444 4 4 4 4" },
  "bulk.list": { asks: "list", input: () => undefined,
    expected: "1 4 4 4 4 +000 4 4 4 4" },
  "bulk.options": { asks: "caller", input: () => ({ filter: {} }),
    expected: "1 4 4 4 4 + 4 4 4 4" },
  "bulk.prepare": { asks: "caller", input: () => ({ filter: {}, action: "approve" }),
    expected: "1 4 4 4 4 + 4 4 4 4" },
  "bulk.resume": { asks: "place", input: (at) => ({ id: at.bulkIds.stopped }),
    expected: "1 4 4 4 4 +444 4 4 4 4" },
  "bulk.retry": { asks: "place", input: (at) => ({ id: at.bulkIds.done }),
    expected: "1 4 4 4 4 +444 4 4 4 4" },
  "bulk.start": { asks: "place", input: (at) => ({ id: at.bulkIds.previewed }),
    expected: "1 4 4 4 4 +444 4 4 4 4" },
  "bulk.stop": { asks: "place", input: (at) => ({ id: at.bulkIds.running }),
    expected: "1 4 4 4 4 +444 4 4 4 4" },

  "checks.rules": { asks: "caller", input: () => ({}),
    expected: "1 4 4 4 + + 4 + 4 4" },
  "checks.set": { asks: "caller", input: () => ({ year: 2026, code: "too_few_indicators", severity: "hint", thresholds: {} }),
    expected: "1 4 4 4 4 4 4 + 4 4" },

  "library.add": { asks: "caller", input: () => libraryRow,
    expected: "1 4 4 4 + + 4 4 4 4" },
  "library.change": { asks: "place", input: (at) => ({ place: at.library, row: libraryRow }),
    expected: "1 4 4 4 +++4 +++4 4 4 4 4" },
  "library.list": { asks: "list", input: () => ({}),
    expected: "1 ++00 ++00 ++00 +++0 +++0 4 4 4 4" },
  "library.move": { asks: "place", input: (at) => ({ ...at.library, action: "retire" }),
    expected: "1 4 4 4 +++4 +++4 4 4 4 4" },
  "library.proposed": { asks: "list", input: () => undefined,
    expected: "1 4 4 4 ++00 +++0 4 4 4 4" },
  "library.near": { asks: "caller", input: () => ({ names: ["培训合格率"] }),
    expected: "1 + 4 4 4 4 4 4 4 4" },
  "library.suggest": { asks: "list", input: () => ({ typed: "办结率", project: "", goal: "" }),
    expected: "1 ++00 4 4 4 4 4 4 4 4" },
  "imports.answer": { asks: "place", input: (at) => ({ id: at.uploadId, currency: "万元" }),
    expected: "1 +444 4 4 4 4 4 4 4 4" },
  "imports.cancel": { asks: "place", input: (at) => ({ id: at.uploadId }),
    expected: "1 +444 4 4 4 4 4 4 4 4" },
  "imports.confirm": { asks: "place", input: (at) => ({ id: at.uploadId }),
    expected: "1 +444 4 4 4 4 4 4 4 4" },
  "imports.get": { asks: "place", input: (at) => ({ id: at.uploadId }),
    expected: "1 +444 4 4 4 4 4 4 4 4" },
  "imports.list": { asks: "list", input: () => undefined,
    expected: "1 +000 4 4 4 4 4 4 4 4" },
  "imports.marked": { asks: "place", input: (at) => ({ id: at.uploadId }),
    expected: "1 +444 4 4 4 4 4 4 4 4" },
  "imports.template": { asks: "caller", input: (at) => ({ roundId: at.roundId }),
    expected: "1 + 4 4 4 4 4 4 4 4" },
  // A round is the whole district's: the file goes to the caller's own unit.
  "imports.upload": { asks: "place", input: (at) => ({ roundId: at.roundId, fileName: "表.csv", bytes: Buffer.from("日") }),
    expected: "1 +++4 4 4 4 4 4 4 4 4" },
  "imports.mayUpload": { asks: "caller", input: () => undefined,
    expected: "1 + 4 4 4 4 4 4 4 4" },
  "messages.copied": { asks: "list", input: () => ({}),
    expected: "1 ++00 0 0 0 0 +000 4 4 4" },
  "messages.copies": { asks: "place", input: byId,
    expected: "1 +444 +444 ++44 ++44 +++4 4 4 4 4" },
  "messages.copy": { asks: "place", input: (at) => ({ ...byId(at), reader: { membershipId: at.people.publisher.membershipId }, key: randomUUID() }),
    expected: "1 4 +444 ++44 ++44 +++4 4 4 4 4" },
  "messages.endCopy": { asks: "place", input: (at) => ({ copyId: at.copyId, key: randomUUID() }),
    expected: "1 4 3444 3344 3344 +++4 4 4 4 4" },
  "messages.readCopied": { asks: "place", input: (at) => ({ id: at.name === "桥梁所" ? at.targets.finance_review.id : at.targets.finance_approval.id }),
    expected: "1 4+44 4 4 4 4 +444 4 4 4" },
  "messages.readers": { asks: "list", input: () => ({ q: "的人" }),
    expected: "1 4 +++0 +++0 +++0 +++0 4 4 4 4" },
  "messages.urge": { asks: "place", input: (at) => ({ id: at.targets.unit_review.id, key: randomUUID() }),
    expected: "1 +444 3444 ++44 ++44 +++4 4 4 4 4" },
  "exports.cancel": { asks: "place", input: (at) => ({ id: at.exports.waiting }),
    expected: "1 +444 4 4 4 4 4 4 4 4" },
  "exports.file": { asks: "place", input: (at) => ({ id: at.exports.done }),
    expected: "1 +444 4 4 4 4 4 4 4 4" },
  "exports.list": { asks: "caller", input: () => undefined,
    expected: "1 + + + + + 4 4 4 4" },
  "exports.piece": { asks: "place", input: (at) => ({ id: at.exports.done, place: 0 }),
    expected: "1 +444 4 4 4 4 4 4 4 4" },
  "exports.start": { asks: "caller", input: () => ({ form: "xlsx", filter: {} }),
    expected: "1 + + + + + 4 4 4 4" },

  "forms.get": { asks: "place", input: (at) => ({ ...byId(at), form: "application" }),
    expected: "1 +444 +444 ++44 ++44 +++4 4 4 4 4" },

  "notices.list": { asks: "list", input: () => ({}),
    expected: "1 ++00 +000 ++00 ++00 +++0 +000 0 0 0" },
  "notices.read": { asks: "caller", input: () => ({ ids: "all" }),
    expected: "1 + + + + + + + + +" },
  "notices.recipients": { asks: "place", input: (at) => ({ ...byId(at), action: "return" }),
    expected: "1 +444 +444 ++44 ++44 +++4 4 4 4 4" },
  "notices.unread": { asks: "caller", input: () => undefined,
    expected: "1 + + + + + + + + +" },

  "people.actAs": { asks: "place", input: (at) => ({ membershipId: at.people.editor.membershipId }),
    expected: "1 +444 4 4 4 4 4 4 4 4" },
  "people.me": { asks: "caller", input: () => undefined,
    expected: "1 + + + + + + + + +" },
  "people.signInHelp": { asks: "caller", input: () => undefined,
    expected: "+ + + + + + + + + +" },

  "published.corrections": { asks: "caller", input: () => ({}),
    expected: "+ + + + + + + + + +" },
  "published.department": { asks: "place", input: ({ table: { orgCode } }) => ({ code: orgCode }),
    expected: "+ + + + + + + + + +" },
  "published.overview": { asks: "list", input: () => ({}),
    expected: "+ + + + + + + + + +" },
  "published.places": { asks: "list", input: () => undefined,
    expected: "+ + + + + + + + + +" },
  "published.project": { asks: "place", input: (at) => ({ code: at.publishedProject }),
    expected: "+ + + + + + + + + +" },
  "published.projects": { asks: "caller", input: () => undefined,
    expected: "+ + + + + + + + + +" },
  "published.search": { asks: "list", input: () => ({ q: "修补道路" }),
    expected: "+ + + + + + + + + +" },
  "published.withdrawals": { asks: "list", input: () => null,
    expected: "0 0 0 0 0 0 0 0 0 0" },
  "published.publications": { asks: "list", input: () => null,
    expected: "+ + + + + + + + + +" },
  "published.table": { asks: "place", input: ({ table: { year, orgCode } }) => ({ year, orgCode }),
    expected: "+ + + + + + + + + +" },
  "published.tables": { asks: "list", input: () => undefined,
    expected: "+ + + + + + + + + +" },

  "publishing.cancelTimed": { asks: "place", input: (at) => ({ id: at.timedId }),
    expected: "1 4 4 4 4 4 +++4 4 4 4" },
  "publishing.preview": { asks: "place", input: ({ table: { year, orgCode } }) => ({ year, orgCode }),
    expected: "1 4 4 4 4 4 +++4 4 4 4" },
  "publishing.withdraw": { asks: "place", input: (at) => ({ year: at.table.year, orgCode: at.table.orgCode, version: 1, kind: "error", reason: "补充项目" }),
    expected: "1 4 4 4 4 4 +++4 4 4 4" },
  "publishing.publish": { asks: "place", input: (at) => ({ ...at.table, review, reason: "补充项目" }),
    expected: "1 4 4 4 4 4 +++4 4 4 4" },
  "publishing.setTimed": { asks: "place", input: (at) => ({ ...at.table, review, reason: "补充项目", at: soon() }),
    expected: "1 4 4 4 4 4 +++4 4 4 4" },
  "publishing.tables": { asks: "list", input: () => undefined,
    expected: "1 4 4 4 4 4 +++0 4 4 4" },

  "review.addNote": { asks: "place", input: (at) => ({ ...byId(at), text: "备注" }),
    expected: "1 4 4 4 ++44 +++4 4 4 4 4" },
  "review.addReason": { asks: "caller", input: () => ({ text: "缺少依据" }),
    expected: "1 4 4 4 4 + 4 4 4 4" },
  "review.get": { asks: "place", input: byId,
    expected: "1 +444 +444 ++44 ++44 +++4 4 4 4 4" },
  "review.look": { asks: "place", input: (at) => ({ ...byId(at), version: 3 }),
    expected: "1 4 +444 ++44 ++44 +++4 4 4 4 4" },
  "review.point": { asks: "place", input: (at) => ({ id: at.pointId, action: "answer", answer: "已改" }),
    expected: "1 +444 3444 3344 3344 3334 4 4 4 4" },
  "review.retireReason": { asks: "place", input: (at) => ({ id: at.reasonId }),
    expected: "1 4 4 4 4 +++4 4 4 4 4" },
  "review.saveDraft": { asks: "place", input: (at) => ({ ...byId(at), draft: emptyReviewDraft }),
    expected: "1 4 +444 ++44 ++44 +++4 4 4 4 4" },
  "review.saveSheet": { asks: "caller", input: () => ({ year: 2026, sheet: { ...proposedSheet, requiredFrom: "" } }),
    expected: "1 4 4 4 4 + 4 4 4 4" },
  "review.settings": { asks: "caller", input: () => ({}),
    expected: "1 4 4 4 4 + 4 4 4 4" },

  "rounds.setWeights": { asks: "caller", input: () => ({ year: 2026, weightSum: null, reason: "按上级通知" }),
    expected: "1 4 4 4 4 + 4 4 4 4" },
  "rounds.add": { asks: "caller", input: () => ({ year: 2027, kind: "first", name: "2027年一上", indicatorTree: "costCategory", weightSum: 90, ...minutes }),
    expected: "1 4 4 4 4 + 4 4 4 4" },
  "rounds.answer": { asks: "place", input: (at) => ({ id: at.requestId, grant: false, note: "不必", grantedUntil: null, targetVersion: null, key: randomUUID() }),
    expected: "1 4 3444 ++44 3344 3334 4 4 4 4" },
  "rounds.ask": { asks: "place", input: (at) => ({ targetId: at.targets.finance_review.id, kind: "unlock", reason: "写错了", wantedUntil: null }),
    expected: "1 +444 4 4 4 4 4 4 4 4" },
  "rounds.duties": { asks: "list", input: () => ({}),
    expected: "1 4 4 ++00 ++00 +++0 +++0 4 4 4" },
  "rounds.list": { asks: "caller", input: () => undefined,
    expected: "1 4 4 4 4 + 4 4 4 4" },
  "rounds.move": { asks: "place", input: (at) => ({ id: at.roundId, ...minutes }),
    expected: "1 4 4 4 4 +++4 4 4 4 4" },
  "rounds.ofTarget": { asks: "place", input: byId,
    expected: "1 +444 +444 ++44 ++44 +++4 4 4 4 4" },
  "rounds.reply": { asks: "place", input: (at) => ({ orgId: at.departmentId, year: 2026, repliedOn: "2026-02-09", document: "" }),
    expected: "1 4 4 4 4 +++4 4 4 4 4" },
  "rounds.requests": { asks: "list", input: () => undefined,
    expected: "1 +000 +000 ++00 ++00 +++0 4 4 4 4" },
  "rounds.withdraw": { asks: "place", input: (at) => ({ id: at.requestId }),
    expected: "1 +444 4 4 4 4 4 4 4 4" },

  "staff.get": { asks: "place", input: ({ people }) => ({ id: people.editor.userId }),
    expected: "1 4 4 4 4 4 4 4 +++4 4" },
  "staff.grant": { asks: "place", input: ({ people, unitId }) => ({ userId: people.editor.userId, orgId: unitId, role: "unit_approver",
      firstDay: "", lastDay: "", departmentIds: [] }),
    expected: "1 4 4 4 4 4 4 4 +++4 4" },
  "staff.leave": { asks: "place", input: ({ people }) => ({ membershipId: people.editor.membershipId, successorId: null,
      lastDay: "2098-01-01", key: randomUUID() }),
    expected: "1 4 4 4 4 4 4 4 +++4 4" },
  "staff.list": { asks: "list", input: () => ({}),
    expected: "1 4 4 4 4 4 4 4 +++0 4" },
  "staff.orgs": { asks: "list", input: () => undefined,
    expected: "1 4 4 4 4 4 4 4 +++0 4" },

  "substitutions.end": { asks: "place", input: (at) => ({ id: at.substitutionId }),
    expected: "1 +444 +444 4 4 4 4 4 4 4" },
  "substitutions.list": { asks: "caller", input: () => undefined,
    expected: "1 + + + + + + + + +" },
  "substitutions.make": { asks: "place", input: ({ people }) => ({ membershipId: people.editor.membershipId,
      substituteId: people.unit_approver.userId, startsAt: "2098-01-05T09:00", endsAt: "2098-01-06T09:00" }),
    expected: "1 +444 4 4 4 4 4 4 4 4" },

  "targets.act": { asks: "place", input: (at) => ({ ...at.targets.department_review, action: "approve", key: randomUUID() }),
    expected: "1 3444 3444 ++44 3344 3334 4 4 4 4" },
  "targets.continue": { asks: "place", input: (at) => ({ roundId: at.roundId, projectIds: [at.projectId] }),
    expected: "1 +444 4 4 4 4 4 4 4 4" },
  "targets.compare": { asks: "place", input: (at) => ({ ...byId(at), from: 1, to: 2 }),
    expected: "1 +444 +444 ++44 ++44 +++4 4 4 4 4" },
  "targets.create": { asks: "place", input: (at) => ({ roundId: at.roundId, project: { id: at.projectId } }),
    expected: "1 +444 4 4 4 4 4 4 4 4" },
  "targets.get": { asks: "place", input: byId,
    expected: "1 +444 +444 ++44 ++44 +++4 4 4 4 4" },
  "targets.history": { asks: "place", input: byId,
    expected: "1 +444 +444 ++44 ++44 +++4 4 4 4 4" },
  "targets.list": { asks: "list", input: () => ({}),
    expected: "1 +000 +000 ++00 ++00 +++0 4 4 4 4" },
  "targets.options": { asks: "list", input: () => undefined,
    expected: "1 +000 4 4 4 4 4 4 4 4" },
  "targets.presence": { asks: "place", input: (at) => ({ id: at.targets.draft.id, tab: randomUUID(), field: "goal" }),
    expected: "1 +444 +444 4 4 4 4 4 4 4" },
  "targets.save": { asks: "place", input: (at) => ({ ...at.targets.draft, content: typed() }),
    expected: "1 +444 3444 4 4 4 4 4 4 4" },
  "targets.version": { asks: "place", input: (at) => ({ ...byId(at), number: 1 }),
    expected: "1 +444 +444 ++44 ++44 +++4 4 4 4 4" },
  "targets.queue": { asks: "list", input: () => ({}),
    expected: "1 +000 +000 ++00 ++00 +++0 0 0 0 0" },
}
