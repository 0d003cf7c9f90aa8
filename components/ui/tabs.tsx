import Link from "next/link"
import { cx } from "./cx.ts"

export type Tab = { href: string; label: string; count?: number | string; current: boolean }

/** Links that look like tabs: each is an address of its own, the present one is marked. Scrolls sideways where narrow. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="no-print overflow-x-auto border-b border-line">
      <ul className="flex min-w-max gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              className={cx(
                "flex min-h-11 items-center gap-1.5 border-b-2 px-3 text-sm",
                tab.current ? "border-accent font-semibold text-accent" : "border-transparent text-ink-soft hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count !== undefined && <span className="num">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
