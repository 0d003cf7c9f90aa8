// A comparison as it is shown beside the fields of one content: by path, only where something is to be said.
import type { Compared } from "./ambition.ts"
import type { Comparison, Counts, RowChange } from "./compare.ts"
import type { AmountChange, AttachmentChange, TextChange } from "./compare-texts.ts"

export type FieldMark =
  | { kind: "text"; text: TextChange; ambition?: Compared }
  | { kind: "amount"; before: AmountChange["before"]; after: AmountChange["after"] }
  | { kind: "added" }
  | { kind: "moved"; from: number }
  | { kind: "gone"; what: string[] }

export type FieldMarks = {
  counts: Counts
  /** By path: "goal", "amounts.fiscal", "indicators[ID].raw"; "indicators[ID]" for a row that is new or stands elsewhere. */
  marks: Record<string, FieldMark>
  /** Rows that are gone, as they were. */
  removed: { name: string; raw: string }[]
}

type Entry = [path: string, mark: FieldMark]

const moneyMarks = (part: string, amounts: readonly AmountChange[]): Entry[] =>
  amounts.flatMap(({ key, changed, before, after }): Entry[] => (changed ? [[`${part}.${key}`, { kind: "amount", before, after }]] : []))

const textMark = (path: string, text: TextChange): Entry[] => (text.change === "same" ? [] : [[path, { kind: "text", text }]])

/** What a row's parts are called in paths. */
const fieldKeys = { kind: "category", name: "name", raw: "raw", better: "better" } as const

function rowMarks({ kind, path, moved, places, fields, extras, target, ambition }: RowChange): Entry[] {
  if (kind === "added") return [[path, { kind: "added" }]]
  if (kind !== "kept") return []
  const texts = (Object.keys(fieldKeys) as (keyof typeof fieldKeys)[]).flatMap((key): Entry[] => {
    const judged = key === "raw" && target && ambition ? { ambition } : {}
    const shown = fields[key].change !== "same" || judged.ambition
    return shown ? [[`${path}.${fieldKeys[key]}`, { kind: "text", text: fields[key], ...judged }]] : []
  })
  const more = extras.flatMap((text) => textMark(`${path}.${text.key}`, text))
  const place: Entry[] = moved && places.before ? [[path, { kind: "moved", from: places.before }]] : []
  return [...place, ...texts, ...more]
}

/** New files, other kinds, and at the part itself the names of those that are gone. */
function fileMarks(files: readonly AttachmentChange[]): Entry[] {
  const gone = files.filter(({ after }) => after === null).map(({ file }) => file.name)
  const here = files.filter(({ after }) => after !== null)
  return [
    ...(gone.length > 0 ? [["attachments", { kind: "gone", what: gone }] satisfies Entry] : []),
    ...here.flatMap(({ file, ...text }): Entry[] =>
      text.before === null ? [[`attachments[${file.id}]`, { kind: "added" }]] : textMark(`attachments[${file.id}]`, text),
    ),
  ]
}

/** The marks of the newer of two versions. */
export function fieldMarks({ amounts, goal, rows, life, attachments, counts }: Comparison): FieldMarks {
  const project = [...life.texts.flatMap((text) => textMark(`form.${text.key}`, text)), ...moneyMarks("form.midterm", life.amounts)]
  return {
    counts,
    marks: Object.fromEntries([
      ...moneyMarks("amounts", amounts),
      ...textMark("goal", goal),
      ...project,
      ...fileMarks(attachments),
      ...rows.flatMap(rowMarks),
    ]),
    removed: rows.flatMap(({ kind, before }) => (kind === "removed" && before ? [{ name: before.name, raw: before.raw }] : [])),
  }
}
