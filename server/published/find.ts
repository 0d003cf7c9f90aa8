// A search and its answer: what stands there exactly; where nothing does, what is one slip of the hand away.

import { mostCounted, pageSize, type SearchRequest } from "../domain/search-request.ts"
import { toFound } from "../domain/search-result.ts"
import { nearly, type Pattern } from "../domain/search-words.ts"
import { type Hit, type SearchDb, searchEntries } from "./search.ts"

/** The longest word is the one most likely mistyped, and the others still hold. */
function guesses(patterns: readonly Pattern[]): Pattern[][] {
  const longest = patterns.toSorted((a, b) => b.length - a.length)[0] ?? []
  return nearly(longest).map((guess) => patterns.map((pattern) => (pattern === longest ? guess : pattern)))
}

const toRow =
  (patterns: readonly Pattern[]) =>
  ({ shown, found: _, ...hit }: Hit) => ({ ...hit, ...toFound(shown, patterns) })

const answer = (hits: readonly Hit[], patterns: readonly Pattern[], page: number, similar: boolean) => {
  const found = hits[0]?.found ?? 0
  return { total: Math.min(found, mostCounted), more: found > mostCounted, similar, page, pageSize, rows: hits.map(toRow(patterns)) }
}

/** `total`: how many rows were found, counted up to a thousand; `more`: there are others beyond. `similar`: nothing fits exactly, these nearly. */
export async function findPublished(db: SearchDb, request: SearchRequest) {
  const { patterns, page } = request
  const hits = await searchEntries(db, { ...request, alternatives: [patterns], guess: false })
  const alternatives = hits.length > 0 || page > 1 ? [] : guesses(patterns)
  if (alternatives.length === 0) return answer(hits, patterns, page, false)
  const near = await searchEntries(db, { ...request, alternatives, guess: true })
  return answer(near, alternatives.flat(), page, near.length > 0)
}
export type SearchAnswer = Awaited<ReturnType<typeof findPublished>>
