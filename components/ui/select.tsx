import type { ComponentPropsWithRef } from "react"
import { cx } from "./cx.ts"
import { describe, Field, type FieldProps } from "./field.tsx"

export type Option = { value: string; label: string }
type Props = FieldProps & Omit<ComponentPropsWithRef<"select">, keyof FieldProps> & { options: readonly Option[]; inputClassName?: string }

/** One of a short list, with label, hint and error. */
export function Select({ id, label, hint, error, required, hideLabel, className, inputClassName, options, ...rest }: Props) {
  return (
    <Field {...{ id, label, hint, error, required, hideLabel, className }}>
      <select {...rest} {...describe({ id, hint, error })} required={required} className={cx("control", inputClassName)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
