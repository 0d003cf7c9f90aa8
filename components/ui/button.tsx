import type { ComponentPropsWithRef } from "react"
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style.ts"

type Props = ComponentPropsWithRef<"button"> & {
  variant?: ButtonVariant
  size?: ButtonSize
  /** At work: cannot be pressed again, keeps its place and its focus. */
  busy?: boolean
}

/** A button; `type` is "button" unless told, so that none submits a form by accident. */
export function Button({ variant, size, busy = false, className, type = "button", onClick, children, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonStyle(variant, size, className)}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {children}
      {busy && <span aria-hidden="true">…</span>}
    </button>
  )
}
