// What of an error may stand in a log. PostgreSQL quotes row contents in `detail` and input in `message`: both stay out.

export type LoggedError = {
  type: string
  message: string
  stack?: string
  code?: string
  table?: string
  constraint?: string
  cause?: LoggedError
}

/** Classes of SQLSTATE whose message quotes what somebody typed: 22 data exception, 23 integrity violation. */
const quotesInput = /^2[23]/

const word = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined)
const frames = (stack: string | undefined): string | undefined =>
  stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n")

/** Type, message, code, place and causes of anything thrown; `depth` ends circles of causes. */
export function describeError(error: unknown, depth = 3): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "something that is not an Error was thrown" }
  const { code, table, constraint } = error as Error & Record<"code" | "table" | "constraint", unknown>
  const stack = frames(error.stack)
  const known = { code: word(code), table: word(table), constraint: word(constraint) }
  return {
    type: error.name,
    message: quotesInput.test(known.code ?? "") ? error.message.replaceAll(/"[^"]*"/g, '"…"') : error.message,
    ...(stack && { stack }),
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value)),
    ...(error.cause !== undefined && depth > 0 && { cause: describeError(error.cause, depth - 1) }),
  }
}
