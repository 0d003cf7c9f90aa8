import type { ReactNode } from "react"
import { betterWords, valueWords } from "#components/target/value-words.ts"
import { Badge, type Tone } from "#components/ui/badge.tsx"
import { Td, Th } from "#components/ui/table.tsx"
import type { RowChange, RowKind } from "#server/domain/compare-rows.ts"
import { kindOf } from "#server/domain/merge.ts"
import { AmbitionBadge } from "./ambition-badge.tsx"
import { MarkedText, type MarkSide } from "./marked-text.tsx"

const kinds = {
  added: ["新增", "ok"],
  removed: ["删除", "danger"],
  earlier: ["去年有", "neutral"],
} as const satisfies Partial<Record<RowKind, readonly [string, Tone]>>

function Badges({ row: { kind, change, moved, places } }: { row: RowChange }) {
  if (kind !== "kept") return <Badge tone={kinds[kind][1]}>{kinds[kind][0]}</Badge>
  return (
    <>
      {change === "changed" && <Badge tone="accent">修改</Badge>}
      {change === "form" && <Badge>仅写法不同</Badge>}
      {moved && <Badge>原第 {places.before} 条</Badge>}
    </>
  )
}

/** Which row it is, of what kind, and what became of it. */
const RowHead = ({ row }: { row: RowChange }) => {
  const { places, fields, after, before, earlier } = row
  const place = places.after ?? places.before
  const shown = after ?? before ?? earlier
  return (
    <Th scope="row">
      <span className="flex flex-wrap items-center gap-1">
        {place !== null && <span className="font-medium">第 {place} 条</span>}
        <Badges row={row} />
      </span>
      <span className="block text-xs text-ink-soft">
        {row.kind === "kept" && fields.kind.change === "changed" ? (
          <MarkedText marks={fields.kind.marks} side="both" />
        ) : (
          shown && kindOf(shown)
        )}
      </span>
    </Th>
  )
}

const None = () => <em className="text-ink-soft">（没有这一条）</em>

/** How the value was understood, quietly, as wherever values are read. */
const Understood = ({ row }: { row: NonNullable<RowChange["after"]> }) => (
  <span className="block text-xs text-ink-soft">{[valueWords(row.raw), betterWords(row.raw, row.better)].filter(Boolean).join("，")}</span>
)

type CellProps = { row: RowChange; side: Exclude<MarkSide, "both">; label: string | undefined; children?: ReactNode }

function Cell({ row, side, label, children }: CellProps) {
  const shown = row[side]
  return (
    <Td data-label={label}>
      {shown ? (
        <>
          <span className="block">
            <MarkedText marks={row.fields.name.marks} side={side} />
          </span>
          <span className="block font-medium">
            {shown.raw ? <MarkedText marks={row.fields.raw.marks} side={side} /> : <em className="text-ink-soft">（未填）</em>}
          </span>
          <Understood row={shown} />
          {row.extras.map(
            (extra) =>
              extra[side] && (
                <span key={extra.key} className="block text-xs">
                  <span className="text-ink-soft">{extra.label}：</span>
                  <MarkedText marks={extra.marks} side={side} />
                </span>
              ),
          )}
        </>
      ) : (
        <None />
      )}
      {children}
    </Td>
  )
}

const EarlierCell = ({ row: { earlier }, label }: { row: RowChange; label: string }) => (
  <Td data-label={label}>
    {earlier ? (
      <>
        <span className="block">{earlier.name}</span>
        <span className="block font-medium">{earlier.raw}</span>
        <Understood row={earlier} />
      </>
    ) : (
      <None />
    )}
  </Td>
)

/** One indicator through the versions, and whether it asks for more or less. `children`: what belongs below it. */
export const IndicatorRow = ({
  row,
  names: [earlier, from, to],
  children,
}: {
  row: RowChange
  names: readonly string[]
  children: ReactNode
}) => (
  <>
    <tr className={row.kind === "kept" && row.change === "same" && !row.moved ? "text-ink-soft" : undefined}>
      <RowHead row={row} />
      {earlier && <EarlierCell row={row} label={earlier} />}
      <Cell row={row} side="before" label={from} />
      <Cell row={row} side="after" label={to}>
        <span className="mt-1 block space-y-1 empty:hidden">
          {row.target && row.ambition && <AmbitionBadge compared={row.ambition} />}
          {row.after && row.sinceEarlier && <AmbitionBadge compared={row.sinceEarlier} than="较去年" />}
        </span>
      </Cell>
    </tr>
    {children}
  </>
)
