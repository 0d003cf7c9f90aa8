"use client"

import { useEffect, useRef } from "react"

/** Ctrl+S (⌘S) saves, instead of the browser keeping the page as a file. */
export function useSaveKey(save: () => Promise<unknown>): void {
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  }, [save])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      // A dialog above the form has its own way out.
      if (!document.querySelector("dialog[open]")) void latest.current()
    }
    window.addEventListener("keydown", onKeyDown)
    return () => window.removeEventListener("keydown", onKeyDown)
  }, [])
}
