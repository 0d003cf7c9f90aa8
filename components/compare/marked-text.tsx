import type { ReactNode } from "react"
import type { Mark } from "#server/domain/text-marks.ts"

/** "before" and "after": one column each. "both": what was and what is in one line. */
export type MarkSide = "before" | "after" | "both"

/** The colour helps; the line through or under says it, and who listens hears the word. */
const Gone = ({ children }: { children: ReactNode }) => (
  <del className="rounded-xs bg-danger-soft text-danger decoration-1">
    <span className="sr-only">（删去：</span>
    {children}
    <span className="sr-only">）</span>
  </del>
)
const New = ({ children }: { children: ReactNode }) => (
  <ins className="rounded-xs bg-ok-soft text-ok decoration-1 underline-offset-4">
    <span className="sr-only">（新增：</span>
    {children}
    <span className="sr-only">）</span>
  </ins>
)
const Rewritten = ({ children }: { children: ReactNode }) => (
  <span title="仅写法不同" className="underline decoration-line-strong decoration-dotted underline-offset-4">
    {children}
  </span>
)

function Stretch({ mark: { change, before, after }, side }: { mark: Mark; side: MarkSide }) {
  const here = side === "before" ? before : after
  if (change === "same") return here
  if (change === "form") return here && <Rewritten>{here}</Rewritten>
  return (
    <>
      {side !== "after" && before && <Gone>{before}</Gone>}
      {side !== "before" && after && <New>{after}</New>}
    </>
  )
}

/** A text with what changed in it, word by word. */
export const MarkedText = ({ marks, side }: { marks: readonly Mark[]; side: MarkSide }) => (
  <span className="whitespace-pre-line">
    {marks.map((mark, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text never change their order
      <Stretch key={at} mark={mark} side={side} />
    ))}
  </span>
)
