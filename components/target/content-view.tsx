import type { ReactNode } from "react"
import { AttachmentView } from "#components/attachments/attachment-view.tsx"
import { Card } from "#components/ui/card.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import { printWan } from "#server/domain/money.ts"
import { amountLabels, categoryLabels, subcategoryLabel, totalOf } from "#server/domain/published-table.ts"
import type { IndicatorRow, TargetContent } from "#server/domain/target.ts"
import { emptyForm, rowExtraLabels, rowExtras } from "#server/domain/target-form.ts"
import { FormPartView } from "./form-part-view.tsx"
import { type AnsweredProblem, UnitAnswers } from "./unit-answers.tsx"
import { betterWords, valueWords } from "./value-words.ts"

/** What others put at the fields; paths as in server/domain/open-fields.ts. */
export type FieldSlots = {
  /** Beside a field. */
  beside?: (path: string) => ReactNode
  /** A field's words with what changed in them; undefined where nothing did. */
  words?: (path: string) => ReactNode
  /** Under a part: whatever belongs to the part and to the fields in it. Null where there is nothing. */
  under: (part: string) => ReactNode
}
const empty: FieldSlots = { under: () => null }
type Slotted = { slots: FieldSlots }

const amountKeys = ["fiscal", "specialAccount", "other"] as const

const Amounts = ({ amounts, slots }: Pick<TargetContent, "amounts"> & Slotted) => (
  <dl className="grid grid-cols-2 gap-x-6 gap-y-3 md:grid-cols-4">
    <div>
      <dt className="text-sm text-ink-soft">{amountLabels.total}（万元）</dt>
      <dd className="num text-lg font-semibold">{slots.words?.("amounts.total") ?? printWan(totalOf(amounts))}</dd>
    </div>
    {amountKeys.map((key) => (
      <div key={key} className="group/row">
        <dt className="text-sm text-ink-soft">{amountLabels[key]}（万元）</dt>
        <dd className="num text-lg">
          {slots.words?.(`amounts.${key}`) ?? printWan(amounts[key])} {slots.beside?.(`amounts.${key}`)}
        </dd>
      </div>
    ))}
  </dl>
)

type ValueProps = { row: IndicatorRow; problems: readonly AnsweredProblem[]; words: ReactNode; past: ReactNode }

/** The value as written, and below it, quietly, as it was understood. */
const Value = ({ row, problems, words, past }: ValueProps) => (
  <span>
    {(words ?? row.raw) || <em className="text-ink-soft">（未填）</em>}
    <span className="block text-xs text-ink-soft">
      {[valueWords(row.raw), betterWords(row.raw, row.better)].filter(Boolean).join("，")}
    </span>
    {past}
    <UnitAnswers problems={problems} of={`indicators[${row.id}]`} />
  </span>
)

/** What else the row says, where it says it. */
const RowExtras = ({ row, words }: { row: IndicatorRow; words: (key: string) => ReactNode }) =>
  rowExtras.map((key) => {
    const said = words(key) ?? row[key]
    return (
      said && (
        <span key={key} className="block text-xs text-ink-soft">
          {rowExtraLabels[key]}：{said}
        </span>
      )
    )
  })

/** A cell's content with what stands beside it: at its right edge, so that the columns stay readable. */
const Slot = ({ beside, children }: { beside: ReactNode; children: ReactNode }) =>
  beside ? (
    <span className="flex items-start justify-between gap-2">
      <span className="min-w-0">{children}</span>
      <span className="shrink-0">{beside}</span>
    </span>
  ) : (
    children
  )

type IndicatorProps = { row: IndicatorRow; place: number; problems: readonly AnsweredProblem[]; past: ReactNode } & Slotted

function Indicator({ row, place, problems, past, slots }: IndicatorProps) {
  const part = `indicators[${row.id}]`
  const beside = (key: string) => slots.beside?.(`${part}.${key}`)
  const words = (key: string) => slots.words?.(`${part}.${key}`)
  const under = slots.under(part)
  return (
    <>
      <tr className="group/row">
        <Td data-label="序号" align={slots.beside ? "left" : "right"}>
          <Slot beside={slots.beside?.(part)}>
            {place} {slots.words?.(part)}
          </Slot>
        </Td>
        <Td data-label="类别" className="md:whitespace-nowrap">
          <Slot beside={beside("category")}>
            <span>
              {words("category") ?? (
                <>
                  {categoryLabels[row.category]}
                  {row.subcategory && <span className="block text-xs text-ink-soft">{subcategoryLabel(row.subcategory)}</span>}
                </>
              )}
            </span>
          </Slot>
        </Td>
        <Th scope="row" data-label="指标名称">
          <Slot beside={beside("name")}>{(words("name") ?? row.name) || <em className="text-ink-soft">（未填）</em>}</Slot>
        </Th>
        <Td data-label="年度指标值">
          <Slot beside={beside("raw")}>
            <Value row={row} problems={problems} words={words("raw")} past={past} />
          </Slot>
          <RowExtras row={row} words={words} />
        </Td>
      </tr>
      {under && (
        <tr>
          <Td colSpan={4} className="block! text-left! md:table-cell!">
            {under}
          </Td>
        </tr>
      )}
    </>
  )
}

type Props = {
  content: TargetContent
  problems?: readonly AnsweredProblem[]
  slots?: FieldSlots
  /** What an indicator asked for in earlier years. */
  pastOf?: (row: IndicatorRow) => ReactNode
}
const noPast = () => null

/** The content of a target, for reading: amounts, goal, indicators; beside each, what the unit said to `problems`. */
export const ContentView = ({ content, problems = [], slots = empty, pastOf = noPast }: Props) => (
  <div className="space-y-4">
    <Card title="资金" titleId="amounts-title" actions={slots.beside?.("amounts")}>
      <Amounts amounts={content.amounts} slots={slots} />
      <UnitAnswers problems={problems} of="amounts" />
      {slots.under("amounts")}
    </Card>
    <Card title="绩效目标" titleId="goal-title" actions={slots.beside?.("goal")}>
      {content.goal ? (
        <p className="max-w-prose leading-relaxed whitespace-pre-line">{slots.words?.("goal") ?? content.goal}</p>
      ) : (
        <p className="text-ink-soft">（未填）</p>
      )}
      <UnitAnswers problems={problems} of="goal" />
      {slots.under("goal")}
    </Card>
    {(content.form || slots.beside) && (
      <Card title="项目概况与中期目标" titleId="form-title" actions={slots.beside?.("form")}>
        <FormPartView form={content.form ?? emptyForm} slots={slots} />
        <UnitAnswers problems={problems} of="form" />
        {slots.under("form")}
      </Card>
    )}
    <Card title={`绩效指标（${content.indicators.length} 条）`} titleId="indicators-title" actions={slots.beside?.("indicators")}>
      <UnitAnswers problems={problems} of="indicators" />
      {slots.under("indicators")}
      {content.indicators.length === 0 ? (
        <p className="text-ink-soft">（没有指标）</p>
      ) : (
        <TableRegion label="绩效指标，可左右滚动">
          <Table caption="绩效指标" hideCaption className="card-table">
            <thead>
              <tr>
                <Th align={slots.beside ? "left" : "right"}>序号</Th>
                <Th>类别</Th>
                <Th>指标名称</Th>
                <Th>年度指标值</Th>
              </tr>
            </thead>
            <tbody>
              {content.indicators.map((row, at) => (
                <Indicator key={row.id} row={row} place={at + 1} problems={problems} past={pastOf(row)} slots={slots} />
              ))}
            </tbody>
          </Table>
        </TableRegion>
      )}
    </Card>
    {(content.attachments || slots.beside) && (
      <Card title={`附件（${content.attachments?.length ?? 0} 个）`} titleId="attachments-title" actions={slots.beside?.("attachments")}>
        {slots.words?.("attachments")}
        <AttachmentView files={content.attachments ?? []} slots={slots} />
        <UnitAnswers problems={problems} of="attachments" />
        {slots.under("attachments")}
      </Card>
    )}
  </div>
)
