"use client"

import { useQuery } from "@tanstack/react-query"
import { useDeferredValue, useId, useState } from "react"
import type { DraftRow } from "#components/target/draft.ts"
import { useTRPC } from "#components/trpc.tsx"
import { Button } from "#components/ui/button.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import type { LibrarySuggestion } from "#components/work/api.ts"
import { librarySigns, takenFrom, writtenValue } from "#server/domain/library.ts"
import { categoryLabels, subcategoryLabel } from "#server/domain/published-table.ts"

type Props = {
  project: string
  goal: string
  taken: readonly DraftRow[]
  onTake: (row: Omit<DraftRow, "id">) => void
}

/** One row to take: the number is typed by a person, the reference value is only shown. */
function Suggestion({ row, isTaken, onTake }: { row: LibrarySuggestion; isTaken: boolean; onTake: Props["onTake"] }) {
  const [number, setNumber] = useState("")
  const id = useId()
  const take = () => {
    onTake({ ...takenFrom(row), raw: number.trim() ? writtenValue(row, number) : "" })
    setNumber("")
  }
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2 text-sm">
      <span className="min-w-0 flex-1 basis-64">
        <span className="font-medium">{row.name}</span>
        <span className="block text-xs text-ink-soft">
          {[
            categoryLabels[row.category],
            row.subcategory && subcategoryLabel(row.subcategory),
            row.referenceValue && `参考值 ${row.referenceValue}`,
            row.explanation,
          ]
            .filter(Boolean)
            .join("，")}
        </span>
      </span>
      <span className="flex items-center gap-2">
        <span className="num text-ink-soft">{librarySigns[row.sign]}</span>
        <TextInput
          id={id}
          hideLabel
          label={`${row.name}的年度指标值`}
          className="w-24"
          inputClassName="text-right tabular-nums"
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <span className="text-ink-soft">{row.unit}</span>
        <Button size="small" onClick={take} aria-label={`采用：${row.name}`}>
          {isTaken ? "再采用" : "采用"}
        </Button>
      </span>
    </li>
  )
}

/** The question travels in an address, which has its limits; a goal says early what it is about. */
export const longestGoal = 400

/** Rows of the library that fit the target, narrowed while one types. */
export function LibraryPicker({ project, goal, taken, onTake }: Props) {
  const trpc = useTRPC()
  const [typed, setTyped] = useState("")
  const looked = useDeferredValue(typed.trim())
  const found = useQuery({
    ...trpc.library.suggest.queryOptions({ typed: looked, project, goal: goal.slice(0, longestGoal) }),
    placeholderData: (previous) => previous,
  })
  const rows = found.data ?? []
  return (
    <details className="mt-4 rounded border border-line">
      <summary className="cursor-pointer px-3 py-2 text-sm font-medium">从指标库选用</summary>
      <div className="border-t border-line p-3">
        <TextInput
          id="library-typed"
          type="search"
          label="要找的指标"
          hint="不输入时，按项目名称和绩效目标推荐。参考值仅供参考，指标值请按项目实际填写。"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {found.isError && <p className="mt-2 text-sm text-danger">指标库暂时读不出来，请稍后再试；已填的内容不受影响。</p>}
        <ul className="mt-2 divide-y divide-line" aria-label="可以选用的指标">
          {rows.map((row) => (
            <Suggestion key={row.id} row={row} isTaken={taken.some(({ libraryId }) => libraryId === row.id)} onTake={onTake} />
          ))}
        </ul>
        {found.isSuccess && rows.length === 0 && <p className="py-2 text-sm text-ink-soft">指标库里没有合适的指标，请自行填写。</p>}
      </div>
    </details>
  )
}
