"use client"

import { type PointerEvent, useState } from "react"

type Drag = { from: number; to: number }

/** The gap the pointer is nearest to: 0 above the first row, the number of rows below the last. */
function gapAt(root: Element | null, y: number): number {
  const rows = [...(root?.querySelectorAll("[data-line]") ?? [])].map((row) => row.getBoundingClientRect())
  const below = rows.findIndex(({ top, height }) => y < top + height / 2)
  return below < 0 ? rows.length : below
}

/** Rows are drawn to another place by their handle, with mouse, pen or finger. `drag.to`: the gap where the row would go. */
export function useRowDrag(onDrop: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const handle = (row: number) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      setDrag({ from: row, to: row })
    },
    onPointerMove: (event: PointerEvent) => {
      if (drag) setDrag({ ...drag, to: gapAt(event.currentTarget.closest("[data-lines]"), event.clientY) })
    },
    onPointerUp: () => {
      setDrag(null)
      // The row itself leaves its place, so that what stands below moves up by one.
      if (drag) onDrop(drag.from, drag.to > drag.from ? drag.to - 1 : drag.to)
    },
    onPointerCancel: () => setDrag(null),
  })
  return { drag, handle }
}
