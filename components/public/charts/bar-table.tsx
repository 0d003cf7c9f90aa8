import type { ReactNode } from "react"
import { cx } from "../../ui/cx.ts"
import styles from "./bar-table.module.css"

export type BarRow = {
  key: string
  name: ReactNode
  /** As printed. */
  value: string
  share: string
  /** Length of the bar in parts of a thousand of the longest. */
  length: number
}
type Props = { caption: string; heads: { name: string; value: string; share: string }; rows: readonly BarRow[]; children?: ReactNode }

/** The bar says nothing that the figures beside it do not. */
const Bar = ({ length }: { length: number }) => (
  <svg viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect className={styles.ground} width="1000" height="14" />
    <rect className={styles.fill} width={Math.max(length, length > 0 ? 4 : 0)} height="14" />
  </svg>
)

/** A bar chart and its table in one: nobody has to choose between them, and it reads in black and white. `children`: the last row. */
export function BarTable({ caption, heads, rows, children }: Props) {
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{heads.name}</th>
          <td className={styles.bar} />
          <th scope="col" className={styles.number}>
            {heads.value}
          </th>
          <th scope="col" className={styles.number}>
            {heads.share}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, value, share, length }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className={styles.bar}>
              <Bar length={length} />
            </td>
            <td className={cx(styles.number, "num")}>{value}</td>
            <td className={cx(styles.number, "num")}>{share}</td>
          </tr>
        ))}
        {children}
      </tbody>
    </table>
  )
}
