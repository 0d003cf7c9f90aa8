import type { Comparison } from "#components/work/api.ts"
import { ambitionLabels, ambitions, type Compared, countAmbitions } from "#server/domain/ambition.ts"
import { columnName } from "./version-words.ts"

function sentence(than: string, all: readonly (Compared | null)[]): string | null {
  const counts = countAmbitions(all)
  const parts = ambitions.filter((each) => counts[each] > 0).map((each) => `${ambitionLabels[each]} ${counts[each]} 条`)
  return parts.length > 0 ? `与${than}相比：${parts.join("，")}。` : null
}

/** Whether the targets ask for more or less than the version compared with, and than last year. */
export function AmbitionSummary({ found, comparison: { rows } }: { found: Comparison; comparison: NonNullable<Comparison["comparison"]> }) {
  const lines = [
    found.from &&
      sentence(
        columnName(found.from),
        rows.map(({ ambition }) => ambition),
      ),
    found.earlier &&
      sentence(
        columnName(found.earlier),
        rows.map(({ sinceEarlier }) => sinceEarlier),
      ),
  ].filter((line) => line !== null)
  return lines.map((line) => (
    <p key={line} className="text-sm text-ink-soft">
      {line}
    </p>
  ))
}
