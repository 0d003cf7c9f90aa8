import type { ReactNode } from "react"
import { PointCard } from "#components/review/point-card.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { Comparison, ReturnPoint } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"
import type { Comparison as Compared } from "#server/domain/compare.ts"
import { type Shown, touches } from "#server/domain/compare-filter.ts"
import type { TextChange } from "#server/domain/compare-texts.ts"
import { AmountRows } from "./amount-rows.tsx"
import { AttachmentRows } from "./attachment-rows.tsx"
import { IndicatorRow } from "./indicator-row.tsx"
import { MarkedText } from "./marked-text.tsx"
import { type Column, columnName } from "./version-words.ts"

const Head = ({ column }: { column: Column }) => (
  <Th className="min-w-48 align-top whitespace-normal">
    <span className="block text-ink">{columnName(column)}</span>
    <span className="block text-xs font-normal">
      <When at={column.at} />
    </span>
    <span className="block text-xs font-normal" title={`内容校验值（SHA-256）：${column.hash}`}>
      校验值 <code>{column.hash.slice(0, 12)}</code>
    </span>
  </Th>
)

/** What was asked for here and is not settled yet. */
const Points = ({ points, span }: { points: readonly ReturnPoint[]; span: number }) =>
  points.length > 0 && (
    <tr>
      <Td colSpan={span} className="space-y-2">
        {points.map((point) => (
          <PointCard key={point.id} point={point} />
        ))}
      </Td>
    </tr>
  )

type TextProps = { label: string; text: TextChange & { earlier: string | null }; names: readonly string[] }

const TextRow = ({ label, text, names: [earlier, from, to] }: TextProps) => (
  <tr>
    <Th scope="row">{label}</Th>
    {earlier && (
      <Td data-label={earlier} className="whitespace-pre-line">
        {text.earlier || <em className="text-ink-soft">（未填）</em>}
      </Td>
    )}
    {(["before", "after"] as const).map((side) => (
      <Td key={side} data-label={side === "before" ? from : to}>
        {text[side] ? <MarkedText marks={text.marks} side={side} /> : <em className="text-ink-soft">（未填）</em>}
      </Td>
    ))}
  </tr>
)

const Part = ({ label, span, children }: { label: string; span: number; children: ReactNode }) => (
  <tbody>
    <tr>
      <Th scope="rowgroup" colSpan={span} className="bg-sunken font-semibold">
        {label}
      </Th>
    </tr>
    {children}
  </tbody>
)

type Props = { found: Comparison & { from: Column }; comparison: Compared; shown: Shown; points: readonly ReturnPoint[] }

/** Last year, the earlier and the later version side by side: money, goal and every indicator on one line. One below the other on a phone. */
export function CompareTable({ found: { from, to, earlier }, comparison, shown, points }: Props) {
  const columns = [earlier, from, to].filter((column) => column !== null)
  const names = [earlier ? columnName(earlier) : "", columnName(from), columnName(to)]
  const span = columns.length + 1
  const at = (part: string) => points.filter(({ path }) => touches(part, path))
  return (
    <TableRegion label="版本比较，可左右滚动">
      <Table caption="版本比较" hideCaption className="stack-table table-fixed">
        <thead>
          <tr>
            <Th className="md:w-40">内容</Th>
            {columns.map((column) => (
              <Head key={column.ref} column={column} />
            ))}
          </tr>
        </thead>
        {shown.amounts && (
          <Part label="资金（万元）" span={span}>
            <AmountRows amounts={comparison.amounts} names={names} />
            <Points points={at("amounts")} span={span} />
          </Part>
        )}
        {shown.goal && (
          <Part label="绩效目标" span={span}>
            <TextRow label="绩效目标" text={comparison.goal} names={names} />
            <Points points={at("goal")} span={span} />
          </Part>
        )}
        {shown.life && (
          <Part label="项目概况与中期目标" span={span}>
            {comparison.life.texts.map((text) => (
              <TextRow key={text.key} label={text.label} text={text} names={names} />
            ))}
            <AmountRows amounts={comparison.life.amounts} names={names} label="中期" />
            <Points points={at("form")} span={span} />
          </Part>
        )}
        {shown.rows.length > 0 && (
          <Part label="绩效指标" span={span}>
            <Points points={points.filter(({ path }) => path === "indicators")} span={span} />
            {shown.rows.map((row) => (
              <IndicatorRow key={row.path} row={row} names={names}>
                <Points points={points.filter(({ path }) => path.startsWith(row.path))} span={span} />
              </IndicatorRow>
            ))}
          </Part>
        )}
        {shown.attachments && (
          <Part label="附件" span={span}>
            <AttachmentRows files={comparison.attachments} names={names} />
            <Points points={at("attachments")} span={span} />
          </Part>
        )}
      </Table>
    </TableRegion>
  )
}
