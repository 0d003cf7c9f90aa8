"use client"

import type { KeyboardEvent, ReactNode } from "react"
import { Button } from "#components/ui/button.tsx"
import { isOpen } from "#server/domain/open-fields.ts"
import { IndicatorFields, type RowProps } from "./indicator-fields.tsx"

type Props = RowProps & {
  place: number
  count: number
  /** What others put under the row. */
  under: ReactNode
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

export const rowColumns = "lg:grid-cols-[2rem_8rem_10rem_minmax(10rem,1fr)_minmax(9rem,14rem)_7.5rem_7rem] lg:gap-2"

/** Alt and an arrow move the row one stands in, without leaving the box. */
const moveBy = ({ altKey, key }: KeyboardEvent): -1 | 1 | null => {
  if (!altKey) return null
  return key === "ArrowUp" ? -1 : key === "ArrowDown" ? 1 : null
}

/** One indicator: a line where it is wide, a card where it is narrow. */
export function IndicatorRow({ place, count, under, onMove, onRemove, ...fields }: Props) {
  // Rows come, go and change places together, so the list as a whole must be open.
  const movable = isOpen(fields.open, "indicators")
  const title = `第 ${place} 条指标`
  const onKeyDown = (event: KeyboardEvent) => {
    const by = moveBy(event)
    if (by === null || !movable) return
    event.preventDefault()
    onMove(by)
  }
  return (
    <li className="border-b border-line py-3 lg:py-2">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every browser */}
      <div role="group" aria-label={title} onKeyDown={onKeyDown} className={`grid grid-cols-2 items-start gap-3 ${rowColumns}`}>
        <p className="num col-span-2 font-medium lg:col-span-1 lg:pt-1.5 lg:text-right lg:font-normal lg:text-ink-soft">
          <span className="lg:hidden">{title}</span>
          <span className="hidden lg:inline" aria-hidden="true">
            {place}
          </span>
        </p>
        <IndicatorFields {...fields} />
        {movable && (
          <div className="col-span-2 flex items-start gap-1 pt-0.5 lg:col-span-1">
            <Button size="small" variant="quiet" disabled={place === 1} onClick={() => onMove(-1)} aria-label={`${title}上移`}>
              ↑
            </Button>
            <Button size="small" variant="quiet" disabled={place === count} onClick={() => onMove(1)} aria-label={`${title}下移`}>
              ↓
            </Button>
            <Button size="small" variant="quiet" className="text-danger" onClick={onRemove} aria-label={`删除${title}`}>
              删除
            </Button>
          </div>
        )}
      </div>
      {under && <div className="mt-2 lg:ml-10">{under}</div>}
    </li>
  )
}
