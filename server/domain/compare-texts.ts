// The parts of two versions that are texts and amounts, set against each other.
import { type Attachment, attachmentWords } from "./attachment.ts"
import { answerPath } from "./merge.ts"
import type { Fen } from "./money.ts"
import { type Amounts, totalOf } from "./published-table.ts"
import type { Answer, IndicatorRow } from "./target.ts"
import { emptyForm, type FormText, formLabels, formTexts, isEmptyForm, type RowExtra, type TargetForm } from "./target-form.ts"
import { type Mark, textMarks } from "./text-marks.ts"
import { type Change, changeOf } from "./written-form.ts"

/** What can be compared: a target's content, a stored version, a row of an import, a published project. `year`: its budget year. */
export type Comparable = {
  amounts: Amounts
  goal: string
  indicators: readonly IndicatorRow[]
  answers?: readonly Answer[]
  form?: TargetForm | undefined
  attachments?: readonly Attachment[] | undefined
  year?: number | undefined
}

/** A text of both versions; null where that version has no such place. */
export type TextChange = { before: string | null; after: string | null; change: Change; marks: Mark[] }
export type AmountChange = { key: "total" | keyof Amounts; earlier: Fen | null; before: Fen; after: Fen; changed: boolean }
export type AnswerChange = TextChange & { path: string }
/** `file`: the newer of the two where both have it. `earlier`: what the third version has under the same name. */
export type AttachmentChange = TextChange & { file: Attachment; earlier: string | null }
export type ExtraChange = TextChange & { key: RowExtra; label: string }
export type FormTextChange = TextChange & { key: FormText; label: string; earlier: string | null }

/** Empty where no version says anything of it. */
export type LifeChange = { texts: FormTextChange[]; amounts: AmountChange[] }

/** What changed in a text. */
export function textChange(before: string | null, after: string | null): TextChange {
  const change = before === null || after === null ? (before === after ? "same" : "changed") : changeOf(before, after)
  return { before, after, change, marks: textMarks(before ?? "", after ?? "") }
}

const amountKeys = ["total", "fiscal", "specialAccount", "other"] as const
const amountOf = (amounts: Amounts, key: (typeof amountKeys)[number]): Fen => (key === "total" ? totalOf(amounts) : amounts[key])

/** What changed in the three amounts and their total. */
export const amountChanges = (before: Amounts, after: Amounts, earlier: Amounts | null): AmountChange[] =>
  amountKeys.map((key) => {
    const [first, second] = [amountOf(before, key), amountOf(after, key)]
    return { key, earlier: earlier && amountOf(earlier, key), before: first, after: second, changed: first !== second }
  })

/** What changed in the part of the 申报表 about the whole life of the project. */
export function lifeChanges(before: Comparable, after: Comparable, earlier: Comparable | null): LifeChange {
  const forms = [before, after, earlier].map((each) => each?.form ?? emptyForm)
  const [first = emptyForm, second = emptyForm, last = emptyForm] = forms
  if (forms.every(isEmptyForm)) return { texts: [], amounts: [] }
  const texts = formTexts.map((key) => ({
    key,
    label: formLabels[key],
    ...textChange(first[key], second[key]),
    earlier: earlier && last[key],
  }))
  return {
    texts: texts.filter((text) => text.before || text.after || text.earlier),
    amounts: amountChanges(first.midterm, second.midterm, earlier && last.midterm),
  }
}

const filesOf = (of: Comparable | null): Map<string, Attachment> => new Map(of?.attachments?.map((file) => [file.id, file]))

/** The files of two versions, one by one. A file brought anew under the old name is another one: other bytes. */
export function attachmentChanges(before: Comparable, after: Comparable, earlier: Comparable | null): AttachmentChange[] {
  const [first, second] = [filesOf(before), filesOf(after)]
  const last = new Map(earlier?.attachments?.map((file) => [file.name, file]))
  return [...new Map([...first, ...second]).values()].map((file) => {
    const words = [first.get(file.id), second.get(file.id), last.get(file.name)].map((each) => (each ? attachmentWords(each) : null))
    const [from = null, to = null, then = null] = words
    return { file, ...textChange(from, to), earlier: then }
  })
}

/** An empty answer is none. */
const answersOf = ({ answers = [] }: Comparable): Map<string, string> =>
  new Map(answers.flatMap((answer) => (answer.text ? [[answerPath(answer), answer.text]] : [])))

/** What the unit says to warnings, answer by answer. */
export function answerChanges(before: Comparable, after: Comparable): AnswerChange[] {
  const [first, second] = [answersOf(before), answersOf(after)]
  return [...new Set([...first.keys(), ...second.keys()])].map((path) => ({
    path,
    ...textChange(first.get(path) ?? null, second.get(path) ?? null),
  }))
}
