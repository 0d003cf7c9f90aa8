import type { ReactNode } from "react"

/** Nothing here: says so, why, and what to do next. */
export function EmptyState({ title, children, action }: { title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="rounded border border-dashed border-line-strong bg-surface px-6 py-10 text-center">
      <p className="text-lg font-medium">{title}</p>
      {children && <div className="mx-auto mt-2 max-w-prose text-ink-soft">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
