import type { ComponentPropsWithRef } from "react"
import { cx } from "./cx.ts"
import { describe, Field, type FieldProps } from "./field.tsx"

type Props = FieldProps & Omit<ComponentPropsWithRef<"input">, keyof FieldProps> & { inputClassName?: string }

/** One line of text with its label, hint and error. */
export function TextInput({ id, label, hint, error, required, hideLabel, className, inputClassName, ...rest }: Props) {
  return (
    <Field {...{ id, label, hint, error, required, hideLabel, className }}>
      <input {...rest} {...describe({ id, hint, error })} required={required} className={cx("control", inputClassName)} />
    </Field>
  )
}
