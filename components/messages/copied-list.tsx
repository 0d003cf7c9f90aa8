import Link from "next/link"
import { StateBadge } from "#components/target/state-badge.tsx"
import type { CopiedRow } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"

/** What was copied to me. Each whole row is one link. */
export const CopiedList = ({ rows }: { rows: readonly CopiedRow[] }) => (
  <ul className="space-y-3">
    {rows.map((row) => (
      <li
        key={row.id}
        className="relative rounded border border-line bg-surface p-4 shadow-raised focus-within:border-accent hover:border-accent"
      >
        <div className="flex flex-wrap items-start justify-between gap-2">
          <h2 className="text-base">
            <Link href={`/work/copies/${row.targetId}`} className="after:absolute after:inset-0 hover:text-accent">
              {row.projectName}
            </Link>
          </h2>
          <StateBadge state={row.state} round={row.round} returned={false} />
        </div>
        <p className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-ink-soft">
          <span>{row.unitName}</span>
          <span>{row.budgetYear} 年</span>
          <span>来自：{row.by}</span>
          <When at={row.at} />
          <span>抄送给：{row.reader}</span>
        </p>
        {row.note && <p className="mt-2 border-l-4 border-line-strong pl-3 text-sm whitespace-pre-line">{row.note}</p>}
      </li>
    ))}
  </ul>
)
