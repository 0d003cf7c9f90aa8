import type { Marked } from "#server/domain/search-marks.ts"

/** A text in which what was looked for is marked: by its ground and by a line below, so that colour is not needed. */
export function MarkedText({ parts }: { parts: Marked }) {
  let place = 0
  return parts.map(({ text, hit }) => {
    const key = place
    place += text.length
    return hit ? (
      <mark key={key} className="border-b-2 border-warn bg-warn-soft text-ink">
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    )
  })
}
