import type { Ambition } from "#server/domain/ambition.ts"
import { type PastRow, type PastValue, sincePast } from "#server/domain/past-values.ts"

const signs = {
  stronger: { words: "↑提高", style: "text-ok" },
  equal: { words: "＝不变", style: "text-ink-soft" },
  weaker: { words: "↓降低", style: "text-warn" },
  incomparable: { words: "不能比较", style: "text-ink-soft" },
} as const satisfies Record<Ambition, { words: string; style: string }>

type Props = { past: readonly PastValue[]; row: Pick<PastRow, "name" | "raw" | "better">; year: number }

function Line({ value, row, year }: { value: PastValue } & Omit<Props, "past">) {
  const since = sincePast(value, row, year)
  return (
    <li title={since?.reason}>
      <span className="num">{value.year} 年 </span>
      {value.name !== row.name && `“${value.name}” `}
      <span className="whitespace-nowrap text-ink">{value.raw}</span>{" "}
      {since && <span className={`whitespace-nowrap ${signs[since.ambition].style}`}>{signs[since.ambition].words}</span>}
    </li>
  )
}

/** What the indicator asked for in earlier years, and whether it asks for more now; nothing where it is new. */
export const PastNote = ({ past, ...now }: Props) =>
  past.length > 0 && (
    <ul className="text-xs text-ink-soft">
      {past.map((value) => (
        <Line key={value.year} value={value} {...now} />
      ))}
    </ul>
  )

/** The nearest year in a sentence, for the line below the table; "" where there is none or nothing to compare. */
export function pastWords({ past: [last], row, year }: Props): string {
  const since = last && sincePast(last, row, year)
  return since ? `与 ${last.year} 年相比：${since.reason}` : ""
}
