import { LinkTabs } from "#components/ui/tabs.tsx"
import { countOf, type ItemCounts, type ItemState, itemStateLabels, itemStates } from "#server/domain/bulk.ts"

type Props = { counts: ItemCounts; state: ItemState | undefined; href: (state: ItemState | undefined) => string }

/** The items by how they ended; what there is none of needs no tab. */
export function ItemTabs({ counts, state, href }: Props) {
  const present = itemStates.filter((each) => counts[each] > 0 || each === state)
  const tabs = present.map((each) => ({ href: href(each), label: itemStateLabels[each], count: counts[each], current: each === state }))
  return (
    <div className="mt-6">
      <LinkTabs
        label="按办理结果查看"
        tabs={[{ href: href(undefined), label: "全部", count: countOf(counts), current: state === undefined }, ...tabs]}
      />
    </div>
  )
}
