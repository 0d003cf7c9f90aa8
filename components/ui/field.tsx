import type { ReactNode } from "react"
import { cx } from "./cx.ts"

export type FieldProps = {
  id: string
  label: ReactNode
  hint?: ReactNode
  /** The sentence that says what is wrong; shown beside the control and read with it. */
  error?: ReactNode
  required?: boolean
  /** The label is read but not seen: only where a table head says the same. */
  hideLabel?: boolean
  className?: string
}

/** What ties a control to its label, hint and error. */
export const describe = ({ id, hint, error }: Pick<FieldProps, "id" | "hint" | "error">) => ({
  id,
  "aria-invalid": error ? true : undefined,
  "aria-describedby": cx(hint ? `${id}-hint` : null, error ? `${id}-error` : null) || undefined,
})

/** A label above a control, a hint under the label, an error under the control. The control takes `describe(…)`. */
export function Field({
  id,
  label,
  hint,
  error,
  required = false,
  hideLabel = false,
  className,
  children,
}: FieldProps & { children: ReactNode }) {
  return (
    <div className={className}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "mb-1 block text-sm font-medium"}>
        {label}
        {required && <span className="ml-1 font-normal text-danger">（必填）</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="mb-1 text-sm text-ink-soft">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="mt-1 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
