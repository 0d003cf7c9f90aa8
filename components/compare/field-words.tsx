import { Badge } from "#components/ui/badge.tsx"
import type { FieldMark, FieldMarks } from "#server/domain/field-marks.ts"
import { AmbitionBadge } from "./ambition-badge.tsx"
import { amountWords, differenceWords } from "./amount-rows.tsx"
import { MarkedText } from "./marked-text.tsx"

type Amount = Extract<FieldMark, { kind: "amount" }>

const MarkedAmount = ({ before, after }: Amount) => (
  <>
    <ins className="bg-ok-soft text-ok underline-offset-4">{amountWords(after, before)}</ins>
    <span className="block text-xs font-normal text-ink-soft">
      原 {amountWords(before, after)}，{differenceWords(before, after)}
    </span>
  </>
)

const Gone = ({ what }: { what: readonly string[] }) => (
  <p className="mb-2 text-sm">
    <Badge tone="danger">移除</Badge> <del className="text-danger">{what.join("、")}</del>
  </p>
)

function Words({ mark }: { mark: FieldMark }) {
  if (mark.kind === "amount") return <MarkedAmount {...mark} />
  if (mark.kind === "added") return <Badge tone="ok">新增</Badge>
  if (mark.kind === "gone") return <Gone what={mark.what} />
  if (mark.kind === "moved") return <Badge>原第 {mark.from} 条</Badge>
  return (
    <>
      <MarkedText marks={mark.text.marks} side="both" />
      {mark.ambition && <AmbitionBadge compared={mark.ambition} />}
    </>
  )
}

/** What a field says, with what changed in it since the version compared with; undefined where nothing did. */
export const fieldWords =
  ({ marks }: FieldMarks) =>
  (path: string) =>
    marks[path] && <Words mark={marks[path]} />

/** Rows that stood here before: they have no field of their own any more. */
export const RemovedRows = ({ removed }: Pick<FieldMarks, "removed">) =>
  removed.length > 0 && (
    <ul className="mb-3 space-y-1 text-sm" aria-label="已删除的指标">
      {removed.map(({ name, raw }) => (
        <li key={`${name} ${raw}`}>
          <Badge tone="danger">删除</Badge>{" "}
          <del className="text-danger">
            {name}：{raw}
          </del>
        </li>
      ))}
    </ul>
  )
