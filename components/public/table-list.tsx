import { printWan } from "#server/domain/money.ts"
import { cx } from "../ui/cx.ts"
import { When } from "../work/when-time.tsx"
import { Downloads } from "./downloads.tsx"
import { tablePath } from "./paths.ts"
import styles from "./table-list.module.css"

export type ListedTable = {
  year: number
  org: { code: string; name: string; kind: string }
  version: number
  publishedAt: Date
  totals: { total: bigint; fiscal: bigint; specialAccount: bigint; other: bigint }
  projectCount: number
  indicatorCount: number
}

const kinds: Readonly<Record<string, string>> = { department: "主管部门（含所属单位）", unit: "单位" }
const heads = [
  ["部门或单位", undefined],
  ["总计", styles.number],
  ["财政拨款", styles.number],
  ["财政专户拨款", styles.number],
  ["其他资金", styles.number],
  ["项目", cx(styles.number, styles.count)],
  ["指标", cx(styles.number, styles.count)],
  ["版本", styles.date],
  ["公开时间", styles.date],
  ["数据下载", styles.wide],
] as const

function Row({ table }: { table: ListedTable }) {
  const { year, org, version, totals } = table
  const cells = [
    ["总计", printWan(totals.total)],
    ["财政拨款", printWan(totals.fiscal)],
    ["财政专户拨款", printWan(totals.specialAccount)],
    ["其他资金", printWan(totals.other)],
    ["项目", table.projectCount],
    ["指标", table.indicatorCount],
  ] as const
  return (
    <tr>
      <th scope="row">
        <a className="link" href={tablePath({ year, orgCode: org.code })}>
          {org.name}
        </a>
        <span className="block text-xs font-normal text-ink-soft">
          {kinds[org.kind]}，代码 {org.code}
        </span>
      </th>
      {cells.map(([label, value]) => (
        <td key={label} data-label={label} className={styles.number}>
          {value}
        </td>
      ))}
      <td data-label="版本">
        v{version}
        {version > 1 && "（有更正）"}
      </td>
      <td data-label="公开时间">
        <When at={table.publishedAt} only="day" />
      </td>
      <td className={styles.files}>
        <Downloads small year={year} orgCode={org.code} name={`${year} 年度${org.name}`} />
      </td>
    </tr>
  )
}

/** The newest tables of one year with their key figures. Rows are not added up: a department's table holds its units' too. */
export function TableList({ year, tables }: { year: number; tables: readonly ListedTable[] }) {
  return (
    <table className={styles.list}>
      <caption className="sr-only">{year} 年度已公开的项目支出绩效目标表，金额单位：万元</caption>
      <thead>
        <tr>
          {heads.map(([head, className]) => (
            <th key={head} scope="col" className={className}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tables.map((table) => (
          <Row key={table.org.code} table={table} />
        ))}
      </tbody>
    </table>
  )
}
