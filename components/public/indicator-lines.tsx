import { categoryLabels, type PublishedIndicator } from "#server/domain/published-table.ts"
import styles from "./published-table.module.css"

/** The indicators as the official table writes them, one to a line: `1、产出指标：NAME，年度指标值：VALUE。` */
export function IndicatorLines({ indicators }: { indicators: readonly PublishedIndicator[] }) {
  return (
    <ol className={styles.lines}>
      {indicators.map(({ seq, category, name, value }) => (
        <li key={seq}>
          <span className={styles.same}>
            {seq}、{categoryLabels[category]}：
          </span>
          {name}
          <span className={styles.same}>，年度指标值：</span>
          <span className={styles.value}>{value.raw}</span>
          <span className={styles.same}>。</span>
        </li>
      ))}
    </ol>
  )
}
