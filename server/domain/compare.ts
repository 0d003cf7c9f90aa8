// Two versions of a target set against each other, and a third (last year's) beside them: what was added, removed, changed, moved, and
// whether each value now asks for more or less. Nothing of either side is left out; what is only written differently is set apart.
import { type RowChange, rowChanges } from "./compare-rows.ts"
import {
  type AmountChange,
  type AnswerChange,
  type AttachmentChange,
  amountChanges,
  answerChanges,
  attachmentChanges,
  type Comparable,
  type LifeChange,
  lifeChanges,
  type TextChange,
  textChange,
} from "./compare-texts.ts"

export type { RowChange } from "./compare-rows.ts"
export type { Comparable } from "./compare-texts.ts"

export type Counts = {
  added: number
  removed: number
  /** Rows of both versions that say something else now. */
  changed: number
  moved: number
  /** Rows whose value, or direction, changed. */
  targets: number
  amounts: number
  goal: number
  answers: number
  /** Places in the part of the 申报表 about the whole life of the project. */
  life: number
  /** Files brought, taken off, or filed under another kind. */
  attachments: number
  /** Places that are only written differently. */
  form: number
  /** Places that differ in more than the way they are written, each once; a new order is one, whatever it moves. */
  total: number
}

export type Comparison = {
  amounts: AmountChange[]
  goal: TextChange & { earlier: string | null }
  rows: RowChange[]
  answers: AnswerChange[]
  life: LifeChange
  attachments: AttachmentChange[]
  counts: Counts
}

function countsOf({ amounts, goal, rows, answers, life, attachments }: Omit<Comparison, "counts">): Counts {
  const count = (is: (row: RowChange) => boolean) => rows.filter(is).length
  const texts = [goal, ...answers, ...life.texts]
  const changed = (all: readonly TextChange[]) => all.filter(({ change }) => change === "changed").length
  const money = (all: readonly AmountChange[]) => all.filter((amount) => amount.key !== "total" && amount.changed).length
  const counts = {
    added: count(({ kind }) => kind === "added"),
    removed: count(({ kind }) => kind === "removed"),
    changed: count(({ kind, change }) => kind === "kept" && change === "changed"),
    moved: count(({ moved }) => moved),
    targets: count(({ target }) => target),
    amounts: money(amounts),
    goal: changed([goal]),
    answers: changed(answers),
    life: changed(life.texts) + money(life.amounts),
    attachments: attachments.filter(({ change }) => change !== "same").length,
    form: count(({ change }) => change === "form") + texts.filter(({ change }) => change === "form").length,
  }
  const { form: _form, targets: _targets, moved: _moved, ...places } = counts
  return { ...counts, total: Object.values(places).reduce((sum, each) => sum + each, Number(counts.moved > 0)) }
}

/**
 * What changed from `before` to `after`.
 * @param earlier a third version, most often last year's, whose rows stand beside theirs.
 */
export function compare(before: Comparable, after: Comparable, earlier: Comparable | null = null): Comparison {
  const compared = {
    amounts: amountChanges(before.amounts, after.amounts, earlier?.amounts ?? null),
    goal: { ...textChange(before.goal, after.goal), earlier: earlier?.goal ?? null },
    rows: rowChanges(before, after, earlier),
    answers: answerChanges(before, after),
    life: lifeChanges(before, after, earlier),
    attachments: attachmentChanges(before, after, earlier),
  }
  return { ...compared, counts: countsOf(compared) }
}
