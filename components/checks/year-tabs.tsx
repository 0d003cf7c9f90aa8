import { LinkTabs } from "#components/ui/tabs.tsx"

/** One page for each budget year of the district. */
export const YearTabs = ({ year, years }: { year: number; years: readonly number[] }) => (
  <div className="mb-3">
    <LinkTabs
      label="按年度查看"
      tabs={years.map((each) => ({ href: `/admin/checks?year=${each}`, label: `${each} 年`, current: each === year }))}
    />
  </div>
)
