"use client"

import { useLayoutEffect, useRef } from "react"
import { cx } from "#components/ui/cx.ts"
import type { LibrarySuggestion } from "#components/work/api.ts"
import { librarySigns } from "#server/domain/library.ts"
import { categoryLabels, subcategoryLabel } from "#server/domain/published-table.ts"
import { fieldId } from "./focus-field.ts"
import { cellPath } from "./indicator-columns.ts"
import { type Proposals, proposalId } from "./use-proposals.ts"

export const proposalListId = "name-proposals"
const tallest = 320

/** Below the cell, or above it where there is no room; follows it while the page or the table scrolls. */
function useBeside(anchorId: string) {
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const put = () => {
      const box = document.getElementById(anchorId)?.getBoundingClientRect()
      if (!list.current || !box) return
      const below = box.bottom + tallest < innerHeight || box.top < innerHeight - box.bottom
      Object.assign(list.current.style, {
        left: `${Math.max(8, Math.min(box.left, innerWidth - 432))}px`,
        top: below ? `${box.bottom + 2}px` : "auto",
        bottom: below ? "auto" : `${innerHeight - box.top + 2}px`,
      })
    }
    put()
    addEventListener("scroll", put, true)
    addEventListener("resize", put)
    return () => {
      removeEventListener("scroll", put, true)
      removeEventListener("resize", put)
    }
  })
  return list
}

const about = ({ category, subcategory, sign, unit, referenceValue }: LibrarySuggestion): string =>
  [
    subcategory ? subcategoryLabel(subcategory) : categoryLabels[category],
    sign === "none" ? "定性" : `${librarySigns[sign]}…${unit}`,
    referenceValue && `参考值 ${referenceValue}`,
  ]
    .filter(Boolean)
    .join("，")

/** What the library proposes for the name being typed. The focus stays in the cell; the chosen row is named to it. */
export function ProposalList({ proposals: { row, shown, place, pick } }: { proposals: Proposals }) {
  const list = useBeside(row ? fieldId(cellPath(row.id, "name")) : "")
  return (
    <div
      ref={list}
      className="fixed z-20 max-h-80 w-[26rem] max-w-[calc(100vw-1rem)] overflow-y-auto rounded border border-line-strong bg-surface text-sm shadow-raised"
    >
      <p className="border-b border-line px-3 py-1.5 text-xs text-ink-soft">
        指标库中的指标：按 ↓ 选择，回车采用，Esc 收起。指标值由您填写。
      </p>
      <div id={proposalListId} role="listbox" aria-label="指标库中的指标">
        {shown.map((each, at) => (
          <div
            key={each.id}
            id={proposalId(at)}
            role="option"
            tabIndex={-1}
            aria-selected={at === place}
            className={cx("cursor-pointer px-3 py-1.5 hover:bg-sunken", at === place && "bg-accent-soft")}
            onMouseDown={(event) => {
              event.preventDefault() // the focus stays where it is
              pick(each)
            }}
          >
            <span className="font-medium">{each.name}</span> <span className="text-xs text-ink-soft">{about(each)}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
