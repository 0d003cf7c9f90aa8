"use client"

import { useQueries } from "@tanstack/react-query"
import { useMemo, useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import type { CheckContext } from "#server/domain/checks/check.ts"
import type { Draft } from "./draft.ts"
import { useSettled } from "./use-settled.ts"

const quiet = 800
/** Names travel in an address, which has its limits: so many at once, and none that is longer than names of a library are. */
const [together, longest] = [25, 40]

/** Names that the page's own answer cannot know of: typed since, and not taken from the library. */
const namesOf = ({ indicators }: Draft): string[] => [
  ...new Set(
    indicators.flatMap(({ name, libraryId }) => {
      const length = [...name.trim()].length
      return libraryId || length < 2 || length > longest ? [] : [name.trim()]
    }),
  ),
]

const inParts = (names: readonly string[]): string[][] =>
  names.length === 0 ? [] : [names.slice(0, together), ...inParts(names.slice(together))]

/** The checks' context with the names of the library that may be meant by what was typed since the page was read. */
export function useLibraryNames(draft: Draft, context: CheckContext): CheckContext {
  const trpc = useTRPC()
  const [known] = useState(() => new Set(namesOf(draft)))
  const typed = namesOf(draft).filter((name) => !known.has(name))
  const settled = useSettled(typed.join("\n"), quiet)
  const parts = inParts(settled.split("\n").filter(Boolean))
  const found = useQueries({
    queries: parts.map((names) => trpc.library.near.queryOptions({ names }, { staleTime: Number.POSITIVE_INFINITY })),
    combine: (answers) => answers.flatMap(({ data = [] }) => data).join("\n"),
  })
  return useMemo(() => {
    const names = found.split("\n").filter(Boolean)
    return names.length > 0 ? { ...context, library: [...(context.library ?? []), ...names] } : context
  }, [context, found])
}
