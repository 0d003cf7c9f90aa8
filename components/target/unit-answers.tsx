import type { Problem } from "#server/domain/checks/check.ts"

/** A warning the unit answered instead of following it; read beside the value it is about. */
export type AnsweredProblem = Pick<Problem, "path" | "code" | "message" | "answer">

/** What the unit said to the warnings about a part or its fields; nothing where it said nothing. */
export const UnitAnswers = ({ problems, of }: { problems: readonly AnsweredProblem[]; of: string }) => {
  const said = problems.filter(({ answer, path }) => answer !== null && (path === of || path.startsWith(`${of}.`)))
  if (said.length === 0) return null
  return (
    <ul className="mt-1 space-y-1 text-sm">
      {said.map(({ code, path, message, answer }) => (
        <li key={`${code} ${path}`} className="border-l-2 border-warn-line bg-warn-soft px-2 py-1">
          <span className="block text-warn">{message}</span>
          <span className="whitespace-pre-line">单位说明：{answer}</span>
        </li>
      ))}
    </ul>
  )
}
