import Link from "next/link"
import { ChangesLink } from "#components/compare/changes-link.tsx"
import { OpenPoints } from "#components/review/open-points.tsx"
import { targetAddress } from "#components/target/address.ts"
import { ReturnNote } from "#components/target/return-note.tsx"
import { roundWords } from "#components/target/round-words.ts"
import { StateBadge } from "#components/target/state-badge.tsx"
import { Wan } from "#components/target/wan.tsx"
import { Badge } from "#components/ui/badge.tsx"
import type { TargetCard } from "./api.ts"
import { When } from "./when-time.tsx"

/** What one knows before opening it: whose, how much, how many indicators, since when. */
const Details = ({ row }: { row: TargetCard }) => (
  <p className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-ink-soft">
    <span>{row.unit.name}</span>
    <span>{roundWords(row)}</span>
    <Wan fen={row.total} />
    <span>{row.indicatorCount} 条指标</span>
    {row.submittedBy && <span>提交人：{row.submittedBy}</span>}
    {row.acceptedBy && <span>受理人：{row.acceptedBy}</span>}
    <span>
      更新于 <When at={row.updatedAt} />
    </span>
    {row.state === "draft" && !row.lastReturn && (
      <span>
        申报截止 <When at={row.closesAt} />
      </span>
    )}
  </p>
)

/** What waits for me. Each whole row is one link; a returned one carries its reason. */
export const WaitingList = ({ rows }: { rows: readonly TargetCard[] }) => (
  <ul className="space-y-3">
    {rows.map((row) => (
      <li
        key={row.id}
        className="relative rounded border border-line bg-surface p-4 shadow-raised focus-within:border-accent hover:border-accent"
      >
        <div className="flex flex-wrap items-start justify-between gap-2">
          <h2 className="text-base">
            <Link href={targetAddress(row)} className="after:absolute after:inset-0 hover:text-accent">
              {row.project.name}
            </Link>
          </h2>
          <div className="flex gap-1.5">
            {row.project.secret && <Badge tone="danger">涉密</Badge>}
            {row.late && <Badge tone="warn">逾期提交</Badge>}
            <OpenPoints count={row.openPoints} />
            {row.round > 1 && <Badge>第 {row.round} 次提交</Badge>}
            {row.round > 1 && <ChangesLink id={row.id} className="relative z-1" />}
            <StateBadge state={row.state} round={row.round} returned={row.lastReturn !== null} />
          </div>
        </div>
        <Details row={row} />
        {row.lastReturn && (
          <div className="mt-3">
            <ReturnNote {...row.lastReturn} />
          </div>
        )}
      </li>
    ))}
  </ul>
)
