// What a key means in a grid. Pure; a null answer leaves the key to the browser.
import type { Step } from "./selection.ts"

/**
 * "walk": arrows go from cell to cell and typing replaces the cell; "type": typing has begun; "caret": the text is being edited
 * in place, as after F2 or a second click.
 */
export type Mode = "walk" | "type" | "caret"
export type CellKind = "text" | "choice"
export type Pressed = {
  key: string
  /** Ctrl, or ⌘ on a Mac. */
  ctrl: boolean
  shift: boolean
  alt: boolean
  /** An input method is at work: every key is its own, Enter above all. */
  composing: boolean
}

type Plain = "edit" | "cancel" | "leave" | "clear" | "removeRows" | "undo" | "redo" | "selectAll"
export type Command =
  | { do: "step"; step: Step; extend: boolean }
  | { do: "tab"; back: boolean }
  | { do: "enter"; back: boolean }
  | { do: "choose"; place: number }
  | { do: "insert"; above: boolean }
  | { do: "moveRows"; by: -1 | 1 }
  | { [Do in Plain]: { do: Do } }[Plain]

const arrows: Readonly<Record<string, Step>> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" }
const jumps: Readonly<Record<string, Step>> = { Home: "home", End: "end", PageUp: "pageUp", PageDown: "pageDown" }
const corners: Readonly<Record<string, Step>> = { Home: "first", End: "last" }

type Keys = { pressed: Pressed; mode: Mode; kind: CellKind }

/** Keys with Ctrl. While text is edited the browser's own meaning stays, apart from making rows. */
function withCtrl({ pressed: { key, shift }, mode }: Keys): Command | null {
  if (key === "Enter") return { do: "insert", above: shift }
  if (mode !== "walk") return null
  const step = corners[key]
  if (step) return { do: "step", step, extend: shift }
  const commands: Readonly<Record<string, Plain>> = { z: shift ? "redo" : "undo", y: "redo", a: "selectAll", Delete: "removeRows" }
  const found = commands[key.length === 1 ? key.toLowerCase() : key]
  return found ? { do: found } : null
}

function withAlt({ pressed: { key } }: Keys): Command | null {
  return key === "ArrowUp" || key === "ArrowDown" ? { do: "moveRows", by: key === "ArrowUp" ? -1 : 1 } : null
}

function whileEditing({ pressed: { key, shift }, mode }: Keys): Command | null {
  if (key === "Escape") return { do: "cancel" }
  const step = arrows[key]
  return mode === "type" && (step === "up" || step === "down") && !shift ? { do: "step", step, extend: false } : null
}

const isDigit = (key: string): boolean => /^[1-9]$/.test(key)

function whileWalking({ pressed: { key, shift }, kind }: Keys): Command | null {
  const step = arrows[key] ?? jumps[key]
  if (step) return { do: "step", step, extend: shift }
  if (key === "F2") return { do: "edit" }
  if (key === "Escape") return { do: "leave" }
  if (key === "Delete" || key === "Backspace") return { do: "clear" }
  return kind === "choice" && isDigit(key) ? { do: "choose", place: Number(key) - 1 } : null
}

/** The command of a key, or null where the key is the browser's or the input method's. */
export function commandOf(keys: Keys): Command | null {
  const { key, ctrl, shift, alt, composing } = keys.pressed
  if (composing || key === "Process") return null
  if (ctrl && alt) return null // AltGr writes characters
  if (ctrl) return withCtrl(keys)
  if (alt) return withAlt(keys)
  if (key === "Tab") return { do: "tab", back: shift }
  if (key === "Enter") return { do: "enter", back: shift }
  return keys.mode === "walk" ? whileWalking(keys) : whileEditing(keys)
}
