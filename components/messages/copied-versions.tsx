import Link from "next/link"
import type { CopiedTarget } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"
import { eventLabel } from "#server/domain/labels.ts"

type Props = Pick<CopiedTarget, "id" | "number" | "versions">

/** The versions a reader may read, newest first. */
export const CopiedVersions = ({ id, number, versions }: Props) => (
  <nav aria-label="可以阅读的版本">
    <ul className="flex flex-wrap gap-x-4 text-sm">
      {versions.map((version) => (
        <li key={version.number}>
          <Link
            href={`/work/copies/${id}?version=${version.number}`}
            aria-current={version.number === number ? "page" : undefined}
            className={
              version.number === number ? "inline-flex min-h-11 items-center font-semibold" : "link inline-flex min-h-11 items-center"
            }
          >
            第 {version.number} 版（{eventLabel(version.action, version.from)}，<When at={version.madeAt} />）
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)
