import type { ComponentPropsWithRef } from "react"
import { cx } from "./cx.ts"
import { describe, Field, type FieldProps } from "./field.tsx"

type Props = FieldProps & Omit<ComponentPropsWithRef<"textarea">, keyof FieldProps> & { inputClassName?: string }

/** Several lines of text with label, hint and error; grows with what is written where the browser can. */
export function Textarea({ id, label, hint, error, required, hideLabel, className, inputClassName, rows = 3, ...rest }: Props) {
  return (
    <Field {...{ id, label, hint, error, required, hideLabel, className }}>
      <textarea
        {...rest}
        {...describe({ id, hint, error })}
        required={required}
        rows={rows}
        className={cx("control field-sizing-content min-h-20", inputClassName)}
      />
    </Field>
  )
}
