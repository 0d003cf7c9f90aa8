"use client"

import { useQuery } from "@tanstack/react-query"
import { type KeyboardEvent, useState } from "react"
import { longestGoal } from "#components/library/library-picker.tsx"
import { useTRPC } from "#components/trpc.tsx"
import type { LibrarySuggestion } from "#components/work/api.ts"
import { columns } from "./indicator-columns.ts"
import { isComposing } from "./use-grid-events.ts"
import type { GridOptions, IndicatorTable } from "./use-indicator-grid.ts"
import { useSettled } from "./use-settled.ts"

/** What the library is asked with beside the typed name. */
export type About = { project: string; goal: string }

const quiet = 150
const shortest = 2
export const proposalId = (place: number): string => `name-proposal-${place}`

/** The row whose name is being typed. */
const typedRow = ({ rows }: Pick<GridOptions, "rows">, { at, state }: IndicatorTable) =>
  at && state.mode !== "walk" && columns[at.col]?.key === "name" ? rows[at.row] : undefined

/**
 * Rows of the library that fit the name being typed. They come after a moment of quiet and never while an input method composes;
 * ArrowDown goes into the list, and until then every key is the table's. Esc puts the list away for this text.
 */
export function useProposals(options: Pick<GridOptions, "rows">, table: IndicatorTable, about: About) {
  const trpc = useTRPC()
  const [composing, setComposing] = useState(false)
  const [away, setAway] = useState<string | null>(null)
  const [choice, setChoice] = useState({ typed: "", place: -1 })
  const row = typedRow(options, table)
  const typed = row && !composing ? row.name.trim() : ""
  const asked = useSettled(typed, quiet)
  const wanted = [...typed].length >= shortest && asked === typed && typed !== away
  const { data = [] } = useQuery({
    ...trpc.library.suggest.queryOptions({ typed: asked.slice(0, 100), project: about.project, goal: about.goal.slice(0, longestGoal) }),
    enabled: wanted,
    staleTime: 60_000,
  })
  const shown: readonly LibrarySuggestion[] = wanted ? data.filter(({ id }) => id !== row?.libraryId) : []
  const place = choice.typed === typed ? Math.min(choice.place, shown.length - 1) : -1

  const pick = (suggestion: LibrarySuggestion) => {
    if (!row) return
    setAway(suggestion.name)
    table.take(row, suggestion)
  }
  const close = () => setAway(typed)
  const move = (by: number) => setChoice({ typed, place: Math.max(-1, Math.min(place + by, shown.length - 1)) })
  /** Whether the key was the list's. */
  const onKey = (event: KeyboardEvent): boolean => {
    const { key, altKey, ctrlKey, metaKey } = event
    if (shown.length === 0 || isComposing(event) || altKey || ctrlKey || metaKey) return false
    const chosen = shown[place]
    if (key === "ArrowDown") move(1)
    else if (key === "ArrowUp" && chosen) move(-1)
    else if (key === "Enter" && chosen) pick(chosen)
    else if (key === "Escape") close()
    else return false
    return true
  }
  return {
    ...{ row, shown, place, pick, onKey },
    onCompositionStart: () => setComposing(true),
    onCompositionEnd: () => setComposing(false),
  }
}
export type Proposals = ReturnType<typeof useProposals>
