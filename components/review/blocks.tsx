"use client"

import { FieldLink } from "#components/target/field-link.tsx"
import { Alert } from "#components/ui/alert.tsx"
import { useFocusEach } from "#components/ui/use-focus-each.ts"

type Props = { title: string; items: readonly { path: string; message: string }[]; attempt: number }

/** What stands between a reviewer and an act, on top of the page and in focus; each line leads to its place. */
export function Blocks({ title, items, attempt }: Props) {
  const box = useFocusEach(attempt)
  return (
    <Alert ref={box} tone="danger" live="assertive" title={title} className="mb-4">
      <ul className="list-disc space-y-1 pl-5">
        {items.map(({ path, message }) => (
          <li key={path}>
            <FieldLink path={path}>{message}</FieldLink>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
