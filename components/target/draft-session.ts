// What is typed, what is saved, and how the two come together when somebody else saves in between. Pure.
import { type Difference, differences, merge, rebase, type Side } from "#server/domain/merge.ts"
import { isOpen, type OpenFields } from "#server/domain/open-fields.ts"
import { targetInput } from "#server/domain/target.ts"
import { type Draft, faultsOf, toDraft } from "./draft.ts"

export type Saved = { version: number; content: Draft }
export type Session = {
  saved: Saved
  draft: Draft
  /** Places that somebody else has changed as well: not sent until it is chosen what counts. */
  held: ReadonlySet<string>
  /** What was sent and never answered: the server may hold it, and then it is nobody else's. */
  unanswered: readonly Draft[]
  /** Places saved in this window. */
  touched: ReadonlySet<string>
}
export type CellState = "saved" | "waiting" | "saving" | "failed" | "clash"

export const startSession = (saved: Saved): Session => ({
  ...{ saved, draft: saved.content },
  ...{ held: new Set(), unanswered: [], touched: new Set() },
})
const pathsOf = (differing: readonly Difference[]): string[] => differing.map(({ path }) => path)

/** Where the typed text differs from what is saved. */
export const unsaved = ({ saved, draft }: Session): Difference[] => differences(draft, saved.content)

/** The places to choose in, as they are now; one that does not differ any more needs no choice. */
export const clashesOf = (session: Session): Difference[] => unsaved(session).filter(({ path }) => session.held.has(path))

/** A sentence about a part stands for the places in it, and one about a field for a row that is new as a whole. */
const concerns = (fault: string, path: string): boolean => {
  const part = /^(indicators|answers|attachments)(\[\d+\].*)?$/.exec(fault)?.[1]
  return fault === path || fault.startsWith(`${path}.`) || (part !== undefined && path.startsWith(part))
}

/** What cannot be read yet, by the places that are held back for it. */
const unreadable = (session: Session): Set<string> => {
  const faults = faultsOf(session.draft)
  return new Set(unsaved(session).flatMap(({ path }) => (faults.some((fault) => concerns(fault.path, path)) ? [path] : [])))
}

/** What can be saved now: everything typed but what is held back; null where that is saved already. */
export function toSend(session: Session): Draft | null {
  const { draft, saved, held } = session
  const back = unreadable(session)
  const content = merge(draft, saved.content, (path) => (held.has(path) || back.has(path) ? "theirs" : "mine"))
  return differences(content, saved.content).length > 0 ? content : null
}

/** As the server keeps it: without blanks around, amounts in their printed form. */
const asStored = (sent: Draft): Draft => {
  const read = targetInput.safeParse(sent)
  return read.success ? toDraft(read.data) : sent
}

export const afterSave = (session: Session, sent: Draft, version: number): Session => ({
  ...session,
  saved: { version, content: asStored(sent) },
  unanswered: [],
  touched: new Set([...session.touched, ...pathsOf(differences(sent, session.saved.content))]),
})

/** No answer came: kept in mind, so that finding it on the server later is not taken for somebody else's work. */
export const afterSilence = (session: Session, sent: Draft): Session => ({
  ...session,
  unanswered: [...session.unanswered, sent].slice(-3),
})

/** What the typing began from, as far as the server now holds what this window once sent. */
const baseFor = ({ saved, unanswered }: Session, theirs: Draft): Draft =>
  unanswered.reduce((base, sent) => {
    const others = new Set(pathsOf(differences(sent, theirs)))
    return merge(sent, base, (path) => (others.has(path) ? "theirs" : "mine"))
  }, saved.content)

/** Somebody else saved: what only one side changed is kept, what both changed waits for a choice. Nothing typed is lost. */
export function afterOthers(session: Session, theirs: Saved): Session {
  const { content, clashes } = rebase(baseFor(session, theirs.content), session.draft, theirs.content, "mine")
  return { ...session, saved: theirs, draft: content, unanswered: [], held: new Set([...session.held, ...pathsOf(clashes)]) }
}

/**
 * Typed on a screen that still showed `seen`: a merge may have come in that is not drawn yet. Only what was changed on that screen counts,
 * so nobody's work is written over by the old text around it.
 */
export function typed(now: Session, seen: Draft, draft: Draft): Session {
  if (now.draft === seen) return { ...now, draft }
  const { content, clashes } = rebase(seen, draft, now.draft, "mine")
  const own = new Set(pathsOf(unsaved(now)))
  const met = pathsOf(clashes).filter((path) => !own.has(path))
  return { ...now, draft: content, held: new Set([...now.held, ...met]) }
}

/** The choice at one place. */
export function choose(session: Session, path: string, side: Side): Session {
  const { draft, saved, held } = session
  const content = side === "mine" ? draft : merge(draft, saved.content, (each) => (each === path ? "theirs" : "mine"))
  return { ...session, draft: content, held: new Set([...held].filter((each) => each !== path)) }
}

/** Only what may be changed now is taken over; a text of an earlier window may come from when more was open. */
export const confined = (content: Draft, stored: Draft, open: OpenFields): Draft =>
  open === null ? content : merge(content, stored, (path) => (isOpen(open, path === "order" ? "indicators" : path) ? "mine" : "theirs"))

export type KeptText = { base: Draft; draft: Draft; unanswered: readonly Draft[] }

/** Text that an earlier window left unsaved comes back as if it had been typed just now. */
export function bringBack(session: Session, { base, draft: typed, unanswered }: KeptText, open: OpenFields): Session {
  const back = afterOthers({ ...startSession({ version: 0, content: base }), draft: typed, unanswered }, session.saved)
  const draft = confined(back.draft, session.saved.content, open)
  return { ...session, draft, held: new Set([...session.held, ...back.held]) }
}

export type QueueState = "saved" | "waiting" | "saving" | "failed"

/** What became of each place that was touched. */
export function cellStates(session: Session, queue: QueueState): Map<string, CellState> {
  const back = unreadable(session)
  const now = queue === "saved" ? "waiting" : queue
  const stateOf = (path: string): CellState => (session.held.has(path) ? "clash" : back.has(path) ? "failed" : now)
  const done = [...session.touched].map((path): [string, CellState] => [path, "saved"])
  return new Map([...done, ...pathsOf(unsaved(session)).map((path): [string, CellState] => [path, stateOf(path)])])
}

/** A second level is saved with its first, a new row as a whole. */
export const cellState = (states: ReadonlyMap<string, CellState>, path: string): CellState | undefined =>
  states.get(path.replace(/\.subcategory$/, ".category")) ?? states.get(path.replace(/\.\w+$/, ""))
