"use client"

import type { ClipboardEvent, FocusEvent, KeyboardEvent, MouseEvent, SyntheticEvent } from "react"
import { useEffect, useRef } from "react"
import * as grid from "#components/grid/grid-state.ts"
import { printHtmlTable } from "#components/grid/html-table.ts"
import { commandOf } from "#components/grid/keys.ts"
import { readBlock } from "#components/grid/read-block.ts"
import type { Place } from "#components/grid/selection.ts"
import { printTsv } from "#components/grid/tsv.ts"
import { gridCommands } from "./grid-commands.ts"
import { openCell } from "./grid-focus.ts"
import { columns } from "./indicator-columns.ts"
import type { GridOptions, IndicatorTable } from "./use-indicator-grid.ts"
import type { Proposals } from "./use-proposals.ts"

/** The cell an event happened in: cells carry their place. */
const cellOf = (target: EventTarget): Place | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-col]") : null
  return cell ? { row: Number(cell.dataset.row), col: Number(cell.dataset.col) } : null
}

const isOpenPicker = (target: EventTarget): boolean =>
  target instanceof HTMLSelectElement && CSS.supports("selector(:open)") && target.matches(":open")

/** 229: what browsers say of a key that an input method took before they could say so otherwise. */
export const isComposing = ({ nativeEvent }: KeyboardEvent): boolean => nativeEvent.isComposing || nativeEvent.keyCode === 229

/** Keys, mouse and clipboard of the indicator table, as handlers for its root. */
export function useGridEvents({ rows, tree }: Pick<GridOptions, "rows" | "tree">, table: IndicatorTable, proposals: Proposals) {
  const { state, setState, block } = table
  const run = gridCommands(table, rows, tree)
  /** A block is being marked with the mouse. */
  const dragging = useRef(false)
  useEffect(() => {
    const stop = () => {
      dragging.current = false
    }
    window.addEventListener("mouseup", stop)
    return () => window.removeEventListener("mouseup", stop)
  }, [])

  const onKeyDown = (event: KeyboardEvent) => {
    const place = cellOf(event.target)
    if (!place || isOpenPicker(event.target)) return
    if (proposals.onKey(event)) return event.preventDefault()
    const { key, shiftKey: shift, altKey: alt } = event
    const pressed = { key, shift, alt, ctrl: event.ctrlKey || event.metaKey, composing: isComposing(event) }
    const kind = columns[place.col]?.choices ? "choice" : "text"
    const command = commandOf({ pressed, mode: state.mode, kind })
    if (command && run(command, place)) event.preventDefault()
  }
  const onFocus = (event: FocusEvent) => {
    const place = cellOf(event.target)
    if (!place) return
    setState((now) => grid.focusOn(now, table.spotOf(place)))
    if (event.target instanceof HTMLTextAreaElement) event.target.select()
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setState(grid.endEdit)
  }
  /** The first press marks the cell, the next one puts the caret into its text; with Shift the mark grows. */
  const onMouseDown = (event: MouseEvent) => {
    const place = cellOf(event.target)
    if (!place || event.button !== 0) return
    const spot = table.spotOf(place)
    const here = grid.focusOn(state, spot) === state
    if (here && !event.shiftKey && event.target instanceof HTMLTextAreaElement) return setState((now) => grid.startEdit(now, "caret"))
    event.preventDefault()
    if (event.shiftKey && state.active) return table.extend(spot)
    table.go(place)
    dragging.current = true
  }
  const onMouseOver = (event: MouseEvent) => {
    const place = dragging.current && event.buttons === 1 ? cellOf(event.target) : null
    if (place) table.extend(table.spotOf(place))
  }
  const onClick = (event: MouseEvent) => {
    const place = cellOf(event.target)
    if (place && event.target instanceof HTMLSelectElement && !event.shiftKey && block?.top === block?.bottom) openCell(table.spotOf(place))
  }
  /** While a text is edited the clipboard is the text's; else it is the block's. */
  const copy = (event: ClipboardEvent): boolean => {
    if (!block || state.mode !== "walk" || !cellOf(event.target)) return false
    const cells = rows
      .slice(block.top, block.bottom + 1)
      .map((row) => columns.slice(block.left, block.right + 1).map(({ words }) => words(row)))
    event.clipboardData.setData("text/plain", printTsv(cells))
    event.clipboardData.setData("text/html", printHtmlTable(cells))
    event.preventDefault()
    return true
  }
  const onCut = (event: ClipboardEvent) => {
    if (copy(event) && block) table.clear(block)
  }
  const onPaste = (event: ClipboardEvent) => {
    if (!block || state.mode !== "walk" || !cellOf(event.target)) return
    const [text, html] = ["text/plain", "text/html"].map((type) => event.clipboardData.getData(type))
    const cells = readBlock({ text: text ?? "", html: html ?? "" })
    event.preventDefault()
    if (cells.length > 0) table.paste(cells, block)
  }
  const onCompositionStart = (event: SyntheticEvent) => {
    if (cellOf(event.target)) setState((now) => grid.startEdit(now, "type"))
    proposals.onCompositionStart()
  }
  const { onCompositionEnd } = proposals
  return {
    onKeyDown,
    onFocus,
    onBlur,
    onMouseDown,
    onMouseOver,
    onClick,
    onCopy: copy,
    onCut,
    onPaste,
    onCompositionStart,
    onCompositionEnd,
  }
}
