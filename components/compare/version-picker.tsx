import { Button } from "#components/ui/button.tsx"
import { type Option, Select } from "#components/ui/select.tsx"
import type { Comparison } from "#components/work/api.ts"
import { toMinute } from "#components/work/when.ts"
import type { CompareFilter } from "#server/domain/compare-filter.ts"
import { lastYearName, nowName, versionName } from "./version-words.ts"

/** Newest first: what one looks for is most often near the top. */
function options({ versions, lastYear, draft, shown }: Comparison): Option[] {
  const stored = versions.toReversed().map((version) => ({
    value: String(version.number),
    label: `${versionName(version)} ${toMinute(version.at)} ${version.by}`,
  }))
  return [
    { value: "now", label: nowName({ draft, shown }) },
    ...stored,
    ...(lastYear ? [{ value: "last-year", label: lastYearName(lastYear.year) }] : []),
  ]
}

/** A form that only changes the address, so that a comparison can be kept and sent; works without JavaScript. */
export function VersionPicker({ id, found, only }: { id: string; found: Comparison; only: CompareFilter }) {
  const all = options(found)
  return (
    <form
      action={`/work/targets/${id}/compare`}
      aria-label="选择要比较的版本"
      className="no-print mb-4 grid items-end gap-3 md:flex md:flex-wrap"
    >
      <Select id="from" name="from" label="从" options={all} defaultValue={String(found.from?.ref ?? "now")} className="md:w-80" />
      <Select id="to" name="to" label="到" options={all} defaultValue={String(found.to.ref)} className="md:w-80" />
      {only !== "all" && <input type="hidden" name="only" value={only} />}
      <Button type="submit">比较</Button>
    </form>
  )
}
