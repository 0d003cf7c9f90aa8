// What is said about a file: always with its place, what stands there and what was expected, all at once.

/** Row and column count from 1; 0 where the whole sheet or the whole row is meant. */
export type Place = { sheet: string; row: number; column: number }

/**
 * "error": not readable as what it should be, so nothing of the file is stored. "warning": readable but doubtful, the person decides.
 * "note": how something was read.
 */
export const problemSeverities = ["error", "warning", "note"] as const
export type ProblemSeverity = (typeof problemSeverities)[number]

export type ImportProblem = Place & { severity: ProblemSeverity; code: string; value: string; expected: string; message: string }

type Said = { code: string; value?: string; expected?: string; message: string }

/**
 * Collects what is said; `limit` bounds a file that is wrong everywhere, the count goes on. An error takes the place of something milder:
 * however much is said before it, it is never left out.
 */
export class Problems {
  readonly list: ImportProblem[] = []
  readonly limit: number
  unlisted = 0
  #errors = 0
  constructor(limit = 2_000) {
    this.limit = limit
  }

  add(severity: ProblemSeverity, place: Place, { code, value = "", expected = "", message }: Said): void {
    const isFull = this.list.length >= this.limit
    if (isFull) this.unlisted += 1
    if (isFull && (severity !== "error" || this.#errors >= this.limit)) return
    if (isFull) this.list.splice(this.#milder(), 1)
    if (severity === "error") this.#errors += 1
    this.list.push({ sheet: place.sheet, row: place.row, column: place.column, severity, code, value: shorten(value), expected, message })
  }

  /** What is given up first: the last note, then the last warning. */
  #milder(): number {
    const note = this.list.findLastIndex(({ severity }) => severity === "note")
    return note >= 0 ? note : this.list.findLastIndex(({ severity }) => severity !== "error")
  }

  get hasErrors(): boolean {
    return this.#errors > 0
  }
}

/** Long texts are shown by their beginning; characters that cannot be shown by their number. */
export function shorten(text: string): string {
  const chars = [...text]
  const begin = chars
    .slice(0, 60)
    .map((char) => (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(char) ? `〈${char.codePointAt(0)?.toString(16).padStart(4, "0")}〉` : char))
  return `${begin.join("")}${chars.length > 60 ? "…" : ""}`
}
