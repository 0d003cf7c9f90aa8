import type { ReactNode } from "react"
import { cx } from "./cx.ts"

export type Tone = "neutral" | "accent" | "ok" | "warn" | "danger"

export const toneStyles = {
  neutral: "border-line bg-sunken text-ink-soft",
  accent: "border-accent-line bg-accent-soft text-accent-strong",
  ok: "border-ok-line bg-ok-soft text-ok",
  warn: "border-warn-line bg-warn-soft text-warn",
  danger: "border-danger-line bg-danger-soft text-danger",
} as const satisfies Record<Tone, string>

/** A word that says in what condition something is. The word carries the meaning, the colour only helps. */
export function Badge({ tone = "neutral", className, children }: { tone?: Tone; className?: string; children: ReactNode }) {
  return (
    <span className={cx("inline-block rounded border px-1.5 text-xs leading-5 whitespace-nowrap", toneStyles[tone], className)}>
      {children}
    </span>
  )
}
