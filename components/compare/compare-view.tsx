import { EmptyState } from "#components/ui/empty-state.tsx"
import { LinkTabs } from "#components/ui/tabs.tsx"
import type { Comparison, ReturnPoint } from "#components/work/api.ts"
import type { Comparison as Compared } from "#server/domain/compare.ts"
import { type CompareFilter, compareFilters, countShown, shownBy } from "#server/domain/compare-filter.ts"
import { compareAddress } from "./address.ts"
import { AmbitionSummary } from "./ambition-summary.tsx"
import { AnswerChanges } from "./answer-changes.tsx"
import { ChangeCounts } from "./change-counts.tsx"
import { CompareTable } from "./compare-table.tsx"
import type { Column } from "./version-words.ts"

const filterLabels = {
  all: "全部内容",
  changed: "只看有变化的",
  targets: "只看目标值变化",
  points: "只看有退回意见的",
} as const satisfies Record<CompareFilter, string>

const nothing = {
  all: "两个版本都没有内容。",
  changed: "两个版本的内容相同。",
  targets: "没有目标值变化。",
  points: "没有未关闭的退回意见。",
} as const satisfies Record<CompareFilter, string>

type Props = { id: string; found: Comparison; only: CompareFilter; points: readonly ReturnPoint[] }
type Known = Props & { found: Comparison & { from: Column }; comparison: Compared }

function FoundChanges({ id, found, comparison, only, points }: Known) {
  const paths = points.map(({ path }) => path)
  const { from, to } = found
  const tabs = compareFilters.map((filter) => ({
    href: compareAddress(id, { from: from.ref, to: to.ref, only: filter }),
    label: filterLabels[filter],
    count: countShown(shownBy(comparison, filter, paths)),
    current: filter === only,
  }))
  const shown = shownBy(comparison, only, paths)
  return (
    <>
      <div className="mb-3 space-y-1">
        <ChangeCounts counts={comparison.counts} />
        <AmbitionSummary found={found} comparison={comparison} />
      </div>
      <div className="mb-3">
        <LinkTabs label="显示哪些内容" tabs={tabs} />
      </div>
      {countShown(shown) === 0 ? <EmptyState title={nothing[only]} /> : <CompareTable {...{ found, comparison, shown, points }} />}
      {shown.answers && <AnswerChanges answers={comparison.answers} />}
    </>
  )
}

/** Two versions side by side, with last year's where there is one; or why there is nothing to compare. */
export function CompareView(props: Props) {
  const { found } = props
  if (!found.from || !found.comparison)
    return <EmptyState title="还没有可以比较的版本">提交一次、修改后再提交，这里就会显示两次之间的变化。</EmptyState>
  return <FoundChanges {...props} found={{ ...found, from: found.from }} comparison={found.comparison} />
}
