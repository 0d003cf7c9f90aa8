import { printWan } from "#server/domain/money.ts"
import { type DepartmentFigures, type Figures, perMille, printShare } from "#server/domain/public-figures.ts"
import { categories, categoryLabels, totalOf } from "#server/domain/published-table.ts"
import { cx } from "../../ui/cx.ts"
import { departmentPath } from "../paths.ts"
import { BarTable } from "./bar-table.tsx"
import { SourceChart } from "./source-chart.tsx"

const mostBars = 12

/** Which department has how much: the largest in bars, the others summed in the last row. */
function DepartmentChart({ departments, total }: { departments: readonly DepartmentFigures[]; total: bigint }) {
  const [shown, others] = [departments.slice(0, mostBars), departments.slice(mostBars)]
  const longest = shown[0] ? totalOf(shown[0].amounts) : 0n
  const rest = others.reduce((sum, { amounts }) => sum + totalOf(amounts), 0n)
  const rows = shown.map(({ code, name, amounts }) => ({
    key: code,
    name: (
      <a className="link" href={departmentPath(code)}>
        {name}
      </a>
    ),
    value: printWan(totalOf(amounts)),
    share: printShare(totalOf(amounts), total),
    length: perMille(totalOf(amounts), longest),
  }))
  const last = {
    key: "others",
    name: `其余 ${others.length} 个部门`,
    value: printWan(rest),
    share: printShare(rest, total),
    length: perMille(rest, longest),
  }
  return (
    <BarTable
      caption="各部门资金"
      heads={{ name: "部门", value: "总计（万元）", share: "占比" }}
      rows={others.length > 0 ? [...rows, { ...last, length: Math.min(last.length, 1000) }] : rows}
    />
  )
}

function CategoryChart({ categories: counts, indicatorCount }: Figures) {
  const longest = Math.max(...Object.values(counts))
  const rows = categories.map((category) => ({
    key: category,
    name: categoryLabels[category],
    value: counts[category].toLocaleString("en"),
    share: printShare(counts[category], indicatorCount),
    length: perMille(counts[category], longest),
  }))
  return <BarTable caption="绩效指标按类别" heads={{ name: "类别", value: "条数", share: "占比" }} rows={rows} />
}

const KeyFigure = ({ label, value, unit }: { label: string; value: string; unit: string }) => (
  <div className="rounded border border-line bg-surface px-4 py-3">
    <dt className="text-sm text-ink-soft">{label}</dt>
    <dd className="num text-2xl font-semibold">
      {value} <span className="text-sm font-normal whitespace-nowrap text-ink-soft">{unit}</span>
    </dd>
  </div>
)

/** The four numbers one looks for first. */
export function KeyFigures({ sums, departments }: { sums: Figures; departments?: number }) {
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <KeyFigure label="项目支出总计" value={printWan(totalOf(sums.amounts))} unit="万元" />
      {departments !== undefined && <KeyFigure label="已公开的部门" value={departments.toLocaleString("en")} unit="个" />}
      <KeyFigure label="项目" value={sums.projectCount.toLocaleString("en")} unit="个" />
      <KeyFigure label="绩效指标" value={sums.indicatorCount.toLocaleString("en")} unit="条" />
    </dl>
  )
}

/** Many departments stand beside the two smaller charts, a few below them: either way there is no hole. */
const place = (departments: number): string => (departments < 6 ? "lg:order-last lg:col-span-2" : "lg:row-span-2")

/** Money by source and department, indicators by category; each chart is its own table. */
export function Charts({ sums, departments }: { sums: Figures; departments?: readonly DepartmentFigures[] }) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {departments && (
        <div className={cx("rounded border border-line bg-surface p-4 shadow-raised", place(departments.length))}>
          <DepartmentChart departments={departments} total={totalOf(sums.amounts)} />
        </div>
      )}
      <div className="rounded border border-line bg-surface p-4 shadow-raised">
        <SourceChart amounts={sums.amounts} />
      </div>
      <div className="rounded border border-line bg-surface p-4 shadow-raised">
        <CategoryChart {...sums} />
      </div>
    </div>
  )
}
