"use client"

import { useRef } from "react"

type Props = { label: string; reasons: readonly { id: string; text: string }[]; onPick: (reason: string) => void }

/**
 * The standard reasons finance keeps: the chosen one is added to what is written, to be changed there.
 * A list that unfolds rather than a select: there, an arrow key alone would already choose.
 */
export function ReasonPicker({ label, reasons, onPick }: Props) {
  const box = useRef<HTMLDetailsElement>(null)
  if (reasons.length === 0) return null
  const pick = (reason: string) => {
    if (box.current) box.current.open = false
    onPick(reason)
  }
  return (
    <details ref={box} className="min-w-0 grow">
      <summary aria-label={`常用理由：${label}`} className="link inline-flex min-h-11 items-center md:min-h-8">
        常用理由
      </summary>
      <ul className="mb-1 rounded border border-line bg-surface">
        {reasons.map(({ id, text }) => (
          <li key={id} className="border-b border-line last:border-b-0">
            <button
              type="button"
              className="min-h-11 w-full px-3 py-1.5 text-left hover:bg-accent-soft md:min-h-8"
              onClick={() => pick(text)}
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
