import { printWan } from "#server/domain/money.ts"
import { perMille, printShare } from "#server/domain/public-figures.ts"
import { type Amounts, amountLabels, totalOf } from "#server/domain/published-table.ts"
import { cx } from "../../ui/cx.ts"
import styles from "./bar-table.module.css"

const sources = ["fiscal", "specialAccount", "other"] as const
type Source = (typeof sources)[number]
const fills: Record<Source, string | undefined> = { fiscal: styles.fill, specialAccount: styles.second, other: styles.third }

/** Plain, striped, dotted: so that the parts are told apart on black and white paper too. */
const Marks = ({ id }: { id: string }) => (
  <defs>
    <pattern id={`${id}-specialAccount`} width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" y1="0" x2="0" y2="10" className={styles.stripe} />
    </pattern>
    <pattern id={`${id}-other`} width="8" height="8" patternUnits="userSpaceOnUse">
      <circle cx="4" cy="4" r="2" fill="var(--color-surface)" />
    </pattern>
  </defs>
)

const Part = ({ id, source, x, width, height }: { id: string; source: Source; x: number; width: number; height: number }) => (
  <>
    <rect x={x} width={width} height={height} className={fills[source]} />
    {source !== "fiscal" && <rect x={x} width={width} height={height} fill={`url(#${id}-${source})`} />}
  </>
)

function Stack({ amounts, total }: { amounts: Amounts; total: bigint }) {
  const widths = sources.map((source) => perMille(amounts[source], total))
  const starts = widths.map((_, place) => widths.slice(0, place).reduce((sum, width) => sum + width, 0))
  return (
    <svg className={styles.stack} viewBox="0 0 1000 32" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <Marks id="stack" />
      <rect className={styles.ground} width="1000" height="32" />
      {sources.map((source, place) => (
        <Part key={source} id="stack" source={source} x={starts[place] ?? 0} width={widths[place] ?? 0} height={32} />
      ))}
    </svg>
  )
}

const Swatch = ({ source }: { source: Source }) => (
  <svg className={styles.swatch} viewBox="0 0 20 14" aria-hidden="true" focusable="false">
    <Marks id={`swatch-${source}`} />
    <Part id={`swatch-${source}`} source={source} x={0} width={20} height={14} />
  </svg>
)

/** Where the money comes from: one bar in three parts, and the same in figures. */
export function SourceChart({ amounts }: { amounts: Amounts }) {
  const total = totalOf(amounts)
  return (
    <div>
      <h3 className="mb-2 text-sm font-semibold">资金来源</h3>
      <Stack amounts={amounts} total={total} />
      <table className={styles.table}>
        <caption className="sr-only">资金来源（万元）</caption>
        <thead>
          <tr>
            <th scope="col">来源</th>
            <th scope="col" className={styles.number}>
              金额（万元）
            </th>
            <th scope="col" className={styles.number}>
              占比
            </th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source}>
              <th scope="row">
                <Swatch source={source} />
                {amountLabels[source]}
              </th>
              <td className={cx(styles.number, "num")}>{printWan(amounts[source])}</td>
              <td className={cx(styles.number, "num")}>{printShare(amounts[source], total)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{amountLabels.total}</th>
            <td className={cx(styles.number, "num")}>{printWan(total)}</td>
            <td className={cx(styles.number, "num")}>{total === 0n ? "–" : "100.0%"}</td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}
