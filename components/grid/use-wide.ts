"use client"

import { useSyncExternalStore } from "react"

/** The width from which a table has room; the same as `lg:` in the styles. */
const wide = "(min-width: 64rem)"

const subscribe = (onChange: () => void) => {
  const query = matchMedia(wide)
  query.addEventListener("change", onChange)
  return () => query.removeEventListener("change", onChange)
}

/** Is there room for a grid? Where there is none it is a form. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => matchMedia(wide).matches,
    () => true,
  )
