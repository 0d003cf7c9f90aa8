import type { PublishedContent } from "#server/domain/published-table.ts"
import { rowNote, sumNote, unitTotals } from "#server/domain/totals.ts"

/** The sums that do not add up as printed, each with its sentence; projects are only counted. */
const findNotes = ({ units }: PublishedContent) => {
  const sums = [
    { name: "合计", note: sumNote(units.map(unitTotals)) },
    ...units.map((unit) => ({ name: unit.name, note: sumNote(unit.projects.map((project) => project.amounts)) })),
  ]
  const rows = units.flatMap((unit) => unit.projects).filter((project) => rowNote(project.amounts))
  return { sums: sums.filter((sum) => sum.note), rows: rows.length }
}

/** Amounts are summed in 分 and rounded for display: where a reader's own addition would differ, it is said here. */
export function RoundingNotes({ content }: { content: PublishedContent }) {
  const { sums, rows } = findNotes(content)
  if (sums.length === 0 && rows === 0) return null
  return (
    <div className="mt-3 text-sm text-ink-soft">
      <p>注：金额精确到分汇总，按万元两位小数显示。</p>
      <ul className="list-disc pl-5">
        {sums.map(({ name, note }) => (
          <li key={name}>
            {name}：{note}
          </li>
        ))}
        {rows > 0 && <li>有 {rows} 个项目的各项资金四舍五入后与总计略有相差。</li>}
      </ul>
    </div>
  )
}
