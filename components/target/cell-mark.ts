// What the checks say of one cell while it is being filled in. Pure.
import { isAnswered, type Problem } from "#server/domain/checks/check.ts"

export type Mark = { tone: "danger" | "warn"; message: string }
export type Marks = ReadonlyMap<string, Mark>

/** The worst that is said of each path; advice is not marked, nor what has been answered. */
export function marksOf(problems: readonly Problem[]): Marks {
  const marks = new Map<string, Mark>()
  for (const problem of problems) {
    const { severity, path, message } = problem
    if (severity === "hint" || isAnswered(problem)) continue
    if (severity === "error" || !marks.has(path)) marks.set(path, { tone: severity === "error" ? "danger" : "warn", message })
  }
  return marks
}
