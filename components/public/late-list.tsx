import { Alert } from "../ui/alert.tsx"

type Late = { year: number; org: { code: string; name: string; kind: string }; duty: { due: string; days: number } }

const mostShown = 30

/** Who should have published by now and has not, by name. Nothing where nobody is late. */
export function LateList({ late }: { late: readonly Late[] }) {
  if (late.length === 0) return null
  return (
    <Alert tone="warn" title={`逾期未公开（${late.length}）`} className="mt-6">
      <p>按预算法第十四条和预算法实施条例第六条，部门应在财政部门批复后二十日内公开，单位应在部门批复后二十日内公开。以下尚未公开：</p>
      <ul className="mt-2 list-disc pl-5">
        {late.slice(0, mostShown).map(({ year, org, duty }) => (
          <li key={`${year} ${org.code}`}>
            {org.name}：{year} 年度，应在 <span className="num">{duty.due}</span> 前公开，已逾期 {duty.days} 天
          </li>
        ))}
        {late.length > mostShown && <li>另有 {late.length - mostShown} 个</li>}
      </ul>
    </Alert>
  )
}
