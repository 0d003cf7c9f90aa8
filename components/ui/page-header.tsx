import Link from "next/link"
import type { ReactNode } from "react"

type Props = {
  title: ReactNode
  /** One or two sentences, or facts, under the title. */
  lead?: ReactNode
  back?: { href: string; label: string }
  actions?: ReactNode
}

/** The head of a page: the way back, its only h1, what it is, what can be done. */
export function PageHeader({ title, lead, back, actions }: Props) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {back && (
          <Link href={back.href} className="link no-print mb-1 inline-flex min-h-11 items-center text-sm md:min-h-0">
            ← {back.label}
          </Link>
        )}
        <h1 className="text-2xl">{title}</h1>
        {lead && <div className="mt-1 text-ink-soft">{lead}</div>}
      </div>
      {actions && <div className="no-print flex flex-wrap gap-2">{actions}</div>}
    </header>
  )
}
