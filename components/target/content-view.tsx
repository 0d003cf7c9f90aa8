import { Card } from "#components/ui/card.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import { printWan } from "#server/domain/money.ts"
import { amountLabels, categoryLabels, subcategoryLabel, totalOf } from "#server/domain/published-table.ts"
import type { IndicatorRow, TargetContent } from "#server/domain/target.ts"
import { betterWords, valueWords } from "./value-words.ts"

const amountKeys = ["fiscal", "specialAccount", "other"] as const

const Amounts = ({ amounts }: Pick<TargetContent, "amounts">) => (
  <dl className="grid grid-cols-2 gap-x-6 gap-y-3 md:grid-cols-4">
    <div>
      <dt className="text-sm text-ink-soft">{amountLabels.total}（万元）</dt>
      <dd className="num text-lg font-semibold">{printWan(totalOf(amounts))}</dd>
    </div>
    {amountKeys.map((key) => (
      <div key={key}>
        <dt className="text-sm text-ink-soft">{amountLabels[key]}（万元）</dt>
        <dd className="num text-lg">{printWan(amounts[key])}</dd>
      </div>
    ))}
  </dl>
)

/** The value as written, and below it, quietly, as it was understood. */
const Value = ({ row }: { row: IndicatorRow }) => (
  <span>
    {row.raw || <em className="text-ink-soft">（未填）</em>}
    <span className="block text-xs text-ink-soft">
      {[valueWords(row.raw), betterWords(row.raw, row.better)].filter(Boolean).join("，")}
    </span>
  </span>
)

const Indicator = ({ row, place }: { row: IndicatorRow; place: number }) => (
  <tr>
    <Td data-label="序号" align="right">
      {place}
    </Td>
    <Td data-label="类别" className="md:whitespace-nowrap">
      <span>
        {categoryLabels[row.category]}
        {row.subcategory && <span className="block text-xs text-ink-soft">{subcategoryLabel(row.subcategory)}</span>}
      </span>
    </Td>
    <Th scope="row" data-label="指标名称">
      {row.name || <em className="text-ink-soft">（未填）</em>}
    </Th>
    <Td data-label="年度指标值">
      <Value row={row} />
    </Td>
  </tr>
)

/** The content of a target, for reading: amounts, goal, indicators. */
export const ContentView = ({ content }: { content: TargetContent }) => (
  <div className="space-y-4">
    <Card title="资金" titleId="amounts-title">
      <Amounts amounts={content.amounts} />
    </Card>
    <Card title="绩效目标" titleId="goal-title">
      {content.goal ? (
        <p className="max-w-prose leading-relaxed whitespace-pre-line">{content.goal}</p>
      ) : (
        <p className="text-ink-soft">（未填）</p>
      )}
    </Card>
    <Card title={`绩效指标（${content.indicators.length} 条）`} titleId="indicators-title">
      {content.indicators.length === 0 ? (
        <p className="text-ink-soft">（没有指标）</p>
      ) : (
        <TableRegion label="绩效指标，可左右滚动">
          <Table caption="绩效指标" hideCaption className="card-table">
            <thead>
              <tr>
                <Th align="right">序号</Th>
                <Th>类别</Th>
                <Th>指标名称</Th>
                <Th>年度指标值</Th>
              </tr>
            </thead>
            <tbody>
              {content.indicators.map((row, at) => (
                <Indicator key={row.id} row={row} place={at + 1} />
              ))}
            </tbody>
          </Table>
        </TableRegion>
      )}
    </Card>
  </div>
)
