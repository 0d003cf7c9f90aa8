import { LinkTabs } from "#components/ui/tabs.tsx"
import type { TargetList } from "#components/work/api.ts"
import { stateLabels } from "#server/domain/labels.ts"
import { type State, states } from "#server/domain/workflow.ts"

type Props = { counts: TargetList["counts"]; state: State | undefined; href: (state: State | undefined) => string }

/** The states with how many are in each, over the same filter as the list below. */
export function StateTabs({ counts, state, href }: Props) {
  const all = states.reduce((sum, each) => sum + (counts[each] ?? 0), 0)
  const tabs = states.map((each) => ({ href: href(each), label: stateLabels[each], count: counts[each] ?? 0, current: each === state }))
  return (
    <LinkTabs label="按状态查看" tabs={[{ href: href(undefined), label: "全部", count: all, current: state === undefined }, ...tabs]} />
  )
}
