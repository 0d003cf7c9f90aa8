"use client"

import { useSyncExternalStore } from "react"

const key = "review-marks"
const changed = new EventTarget()
/** For windows in which the browser keeps nothing. */
let chosen: boolean | null = null

const subscribe = (listen: () => void) => {
  changed.addEventListener("change", listen)
  return () => changed.removeEventListener("change", listen)
}

function read(): boolean {
  if (chosen !== null) return chosen
  try {
    return localStorage.getItem(key) !== "off"
  } catch {
    return true // the browser keeps nothing for this site: marks are shown, as for everybody who chose nothing
  }
}

function write(marked: boolean): void {
  chosen = marked
  try {
    localStorage.setItem(key, marked ? "on" : "off")
  } catch {
    chosen = marked // kept for this window only
  }
  changed.dispatchEvent(new Event("change"))
}

/** Whether changes are marked inside the content: on, unless this person turned it off in this browser. */
export function useMarks(): [boolean, (marked: boolean) => void] {
  const marked = useSyncExternalStore(subscribe, read, () => true)
  return [marked, write]
}
