import type { ReactNode } from "react"
import { printWan } from "#server/domain/money.ts"
import {
  type Amounts,
  amountLabels,
  type PublishedContent,
  type PublishedProject,
  type PublishedUnit,
  totalOf,
} from "#server/domain/published-table.ts"
import { tableTotals, unitTotals } from "#server/domain/totals.ts"
import { cx } from "../ui/cx.ts"
import { IndicatorLines } from "./indicator-lines.tsx"
import { projectPath } from "./paths.ts"
import styles from "./published-table.module.css"

type Props = {
  content: PublishedContent
  /** False in a preview: what is not yet published has no public page. */
  links?: boolean
}

/** The columns of the official table; also the labels of the cells where the table is read as cards. */
const columns = {
  name: "项目名称（资金使用单位）",
  ...amountLabels,
  goal: "绩效目标",
  indicators: "绩效指标",
} as const
/** Where a narrow head may break: 财政专户 / 拨款. */
const heads: Partial<Record<keyof typeof columns, ReactNode>> = {
  specialAccount: (
    <>
      财政专户
      <wbr />
      拨款
    </>
  ),
}
const amountColumns = ["total", "fiscal", "specialAccount", "other"] as const

function AmountCells({ amounts }: { amounts: Amounts }) {
  const printed = { total: totalOf(amounts), ...amounts }
  return amountColumns.map((column) => (
    <td key={column} data-label={columns[column]} className={styles.money}>
      {printWan(printed[column])}
    </td>
  ))
}

/** 合计 and each unit: amounts only, as in the official table. */
function SumRow({ name, amounts, className }: { name: string; amounts: Amounts; className: string | undefined }) {
  return (
    <tr className={className}>
      <th scope="row">{name}</th>
      <AmountCells amounts={amounts} />
      <td className={styles.text} />
      <td className={styles.text} />
    </tr>
  )
}

function ProjectRow({ project, links }: { project: PublishedProject; links: boolean }) {
  return (
    <tr id={`p-${project.code}`} className={styles.project}>
      <th scope="row">
        {links ? (
          <a className="link" href={projectPath(project.code)}>
            {project.name}
          </a>
        ) : (
          project.name
        )}
      </th>
      <AmountCells amounts={project.amounts} />
      <td data-label={columns.goal} className={cx(styles.text, "whitespace-pre-line")}>
        {project.goal}
      </td>
      <td data-label={columns.indicators} className={styles.text}>
        <IndicatorLines indicators={project.indicators} />
      </td>
    </tr>
  )
}

function UnitRows({ unit, links }: { unit: PublishedUnit; links: boolean }) {
  return (
    <tbody>
      <SumRow name={unit.name} amounts={unitTotals(unit)} className={styles.unit} />
      {unit.projects.map((project) => (
        <ProjectRow key={project.code} project={project} links={links} />
      ))}
    </tbody>
  )
}

const head = (column: keyof typeof columns, className: string | undefined): ReactNode => (
  <th key={column} scope="col" className={className}>
    {heads[column] ?? columns[column]}
  </th>
)

/** The published table in the layout of the official one: 合计, then each unit's row and its projects. On a phone, cards. */
export function PublishedTable({ content, links = true }: Props) {
  return (
    <table className={styles.table}>
      <caption className="sr-only">
        {content.org.name} {content.year} 年度{content.title}，单位：万元
      </caption>
      <thead>
        <tr>
          {head("name", styles.name)}
          {amountColumns.map((column) => head(column, styles.amount))}
          {head("goal", styles.goal)}
          {head("indicators", undefined)}
        </tr>
      </thead>
      <tbody>
        <SumRow name="合计" amounts={tableTotals(content)} className={styles.total} />
      </tbody>
      {content.units.map((unit) => (
        <UnitRows key={unit.code} unit={unit} links={links} />
      ))}
    </table>
  )
}
