import type { ReactNode, Ref } from "react"
import { type Tone, toneStyles } from "./badge.tsx"
import { cx } from "./cx.ts"

type Props = {
  tone?: Tone
  title?: ReactNode
  /** Read at once when it appears; `false` for what stands on the page from the start. */
  live?: "assertive" | "polite" | false
  className?: string
  children?: ReactNode
  ref?: Ref<HTMLDivElement>
}

const roles = { assertive: "alert", polite: "status" } as const

/** A message in its own box. May be focused by script, as an error summary is. */
export function Alert({ tone = "neutral", title, live = false, className, children, ref }: Props) {
  return (
    <div
      ref={ref}
      tabIndex={-1}
      role={live ? roles[live] : undefined}
      className={cx("rounded border px-4 py-3 text-sm", toneStyles[tone], className)}
    >
      {title && <p className="font-semibold">{title}</p>}
      {children && <div className={cx("text-ink", title ? "mt-1" : null)}>{children}</div>}
    </div>
  )
}
