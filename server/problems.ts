// zod's issues as field problems: an indicator is named by its id, since its place may change while the answer travels.
import type { ZodError } from "zod"
import type { FieldProblem } from "./errors.ts"

/** ["content", "goal"] → "goal"; ["content", "indicators", 2, "name"] → "indicators[2].name" (the form maps places to ids). */
const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .filter((key, place) => !(place === 0 && key === "content"))
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "")

export const problemsOf = (error: ZodError): FieldProblem[] =>
  error.issues.map((issue) => ({ path: pathOf(issue.path), message: issue.message }))
