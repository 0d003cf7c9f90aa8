"use client"

import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import type { LibraryList, LibraryProposal } from "#components/work/api.ts"
import { parseValue } from "#server/domain/indicator-value.ts"
import { emptyLibraryRow, type LibraryInput } from "#server/domain/library.ts"
import { categoryLabels } from "#server/domain/published-table.ts"
import { LibraryDialog } from "./library-dialog.tsx"

type Props = { proposals: readonly LibraryProposal[]; departments: LibraryList["departments"] }

const signOf = (raw: string): LibraryInput["sign"] => {
  const { kind, operator } = parseValue(raw)
  if (kind !== "number" || operator === "range") return "none"
  return operator === "none" ? "eq" : operator
}

/** The proposal as finance would write it; everything can still be changed. */
const rowOf = ({ category, subcategory, name, better, example, targets }: LibraryProposal): LibraryInput => ({
  ...emptyLibraryRow,
  ...{ category, name, better, sign: signOf(example), unit: parseValue(example).unit ?? "", referenceValue: example },
  subcategory: subcategory as LibraryInput["subcategory"],
  source: `已批复的 ${targets} 个项目`,
})

/** New rows: written from nothing, or from what approved targets measure well. */
export function LibraryAdditions({ proposals, departments }: Props) {
  const [start, setStart] = useState<LibraryInput | null>(null)
  return (
    <>
      <Button variant="primary" onClick={() => setStart(emptyLibraryRow)}>
        新增指标
      </Button>
      {proposals.length > 0 && (
        <Card title="已批复项目中可以收入的指标" titleId="proposals-title" className="mt-4">
          <p className="mb-2 text-sm text-ink-soft">检查没有发现问题、指标库里还没有的，按采用单位多少排列。</p>
          <ul className="max-h-96 divide-y divide-line overflow-y-auto border-y border-line">
            {proposals.map((proposal) => (
              <li key={`${proposal.category} ${proposal.measure}`} className="flex items-center justify-between gap-3 py-1 text-sm">
                <span className="min-w-0">
                  {proposal.name}
                  <span className="block text-xs text-ink-soft">
                    {categoryLabels[proposal.category]}，如 {proposal.example}；{proposal.units} 个单位、{proposal.targets} 个项目
                  </span>
                </span>
                <Button size="small" onClick={() => setStart(rowOf(proposal))} aria-label={`收入指标库：${proposal.name}`}>
                  收入
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {start && <LibraryDialog title="新增指标" place={null} start={start} departments={departments} onClose={() => setStart(null)} />}
    </>
  )
}
