import type { PublishedContent } from "#server/domain/published-table.ts"
import { roundingHead, roundingNotes } from "#server/domain/totals.ts"

/** Amounts are summed in 分 and rounded for display: where a reader's own addition would differ, it is said here. */
export function RoundingNotes({ content }: { content: PublishedContent }) {
  const notes = roundingNotes(content)
  if (notes.length === 0) return null
  return (
    <div className="mt-3 text-sm text-ink-soft">
      <p>{roundingHead}</p>
      <ul className="list-disc pl-5">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  )
}
