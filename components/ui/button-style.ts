// How anything pressable looks; shared by buttons and by links that look like buttons.
import { cx } from "./cx.ts"

export type ButtonVariant = "primary" | "secondary" | "danger" | "quiet"
export type ButtonSize = "normal" | "small"

const variants = {
  primary: "border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong",
  secondary: "border-line-strong bg-surface text-ink hover:bg-sunken",
  danger: "border-danger bg-surface text-danger hover:bg-danger-soft",
  quiet: "border-transparent bg-transparent text-accent hover:bg-accent-soft",
} as const satisfies Record<ButtonVariant, string>

/** 44 px high under a finger, lower where there is a mouse and room. */
const sizes = {
  normal: "min-h-11 px-4 md:min-h-9 md:text-sm",
  small: "min-h-11 min-w-11 px-2.5 text-sm md:min-h-8 md:min-w-8",
} as const satisfies Record<ButtonSize, string>

const base =
  "inline-flex items-center justify-center gap-1.5 rounded border font-medium leading-tight whitespace-nowrap transition-colors disabled:opacity-50 aria-disabled:opacity-50"

export const buttonStyle = (variant: ButtonVariant = "secondary", size: ButtonSize = "normal", extra?: string): string =>
  cx(base, variants[variant], sizes[size], extra)
