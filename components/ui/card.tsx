import type { ReactNode } from "react"
import { cx } from "./cx.ts"

type Props = {
  title?: ReactNode /** Names the section for those who hear it. */
  titleId?: string
  actions?: ReactNode
  className?: string
  children: ReactNode
}

/** A sheet of paper on the page: a title, what can be done with it, its content. */
export function Card({ title, titleId, actions, className, children }: Props) {
  return (
    <section aria-labelledby={titleId} className={cx("rounded border border-line bg-surface p-4 shadow-raised", className)}>
      {(title || actions) && (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
          {title && (
            <h2 id={titleId} className="text-base font-semibold">
              {title}
            </h2>
          )}
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  )
}
