"use client"

import { useEffect, useRef } from "react"
import { fieldId, focusField } from "#components/target/focus-field.ts"
import { Alert } from "#components/ui/alert.tsx"

type Props = { title: string; items: readonly { path: string; message: string }[]; attempt: number }

/** What stands between a reviewer and an act, on top of the page and in focus; each line leads to its place. */
export function Blocks({ title, items, attempt }: Props) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new attempt takes the focus, also one with the same result
  useEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: "nearest" })
  }, [attempt])
  return (
    <Alert ref={box} tone="danger" live="assertive" title={title} className="mb-4">
      <ul className="list-disc space-y-1 pl-5">
        {items.map(({ path, message }) => (
          <li key={path}>
            <a
              href={`#${fieldId(path)}`}
              className="link inline-flex min-h-8 items-center md:min-h-0"
              onClick={(event) => {
                event.preventDefault()
                focusField(path)
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
