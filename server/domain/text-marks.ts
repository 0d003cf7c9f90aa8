// What changed inside a text, word by word. Chinese has no blanks between words: Intl.Segmenter knows where they end.
import { type Change, changeOf, formKey } from "./written-form.ts"

/** A stretch of both texts. All `before` together are the earlier text, all `after` the later one: nothing is lost. */
export type Mark = { change: Change; before: string; after: string }

const segmenter = new Intl.Segmenter("zh", { granularity: "word" })
const wordsOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

/** Beyond this many pairs of words two texts are shown whole: nobody reads marks in them, and the table would be large. */
const mostPairs = 5_000_000

type Pair = readonly [number, number]

/** Lengths of the longest common sequence from each pair of places on, row by row. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [row, next] = [rows[i], rows[i + 1]]
      if (row && next) row[j] = a[i] === b[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0)
    }
  return rows
}

/** The places that stay, as pairs. */
function keptPairs(a: readonly string[], b: readonly string[]): Pair[] {
  if (a.length * b.length > mostPairs) return []
  const lengths = commonLengths(a, b)
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  while (at(i, j) > 0) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}

/** Words that are written differently but mean the same are one key; a sign alone is its own. */
const keyOf = (word: string): string => formKey(word) || word.normalize("NFKC")

const joined = (words: readonly string[], from: number, to: number): string => words.slice(from, to).join("")

function marked(before: string, after: string): Mark[] {
  const change = changeOf(before, after)
  return before === "" && after === "" ? [] : [{ change, before, after }]
}

/** Neighbours of one kind become one stretch. */
function merged(marks: readonly Mark[]): Mark[] {
  const all: Mark[] = []
  for (const { change, before, after } of marks) {
    const last = all.at(-1)
    if (last?.change !== change) all.push({ change, before, after })
    else all.splice(-1, 1, { change, before: last.before + before, after: last.after + after })
  }
  return all
}

/** The two texts as stretches that stayed, that are only written differently, and that changed. */
export function textMarks(before: string, after: string): Mark[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  const pairs = keptPairs(a.map(keyOf), b.map(keyOf))
  const ends: Pair[] = [...pairs, [a.length, b.length]]
  const marks = ends.flatMap(([i, j], place) => {
    const [fromA, fromB] = place === 0 ? [0, 0] : (pairs[place - 1] ?? [0, 0]).map((last) => last + 1)
    return [...marked(joined(a, fromA ?? 0, i), joined(b, fromB ?? 0, j)), ...marked(a[i] ?? "", b[j] ?? "")]
  })
  // Taken apart, two ways of writing one thing may look like different words.
  const whole = changeOf(before, after)
  return merged(whole === "form" ? marks.map((mark) => ({ ...mark, change: mark.change === "same" ? "same" : "form" })) : marks)
}
