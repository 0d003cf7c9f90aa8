"use client"

import { useState } from "react"
import type { Editor } from "./use-editor.ts"
import { useKeptDraft } from "./use-kept-draft.ts"

type Restored = { at: number; onTakeBack: () => void }

/** Text that was never saved: kept while it is typed, and put back in its place, with the focus, when the page is opened again. */
export function useRestored({ login, targetId, editor }: { login: string; targetId: string; editor: Editor }) {
  const [restored, setRestored] = useState<Restored | null>(null)
  const stored = useKeptDraft({
    ...{ login, targetId, session: editor.session, dirty: editor.dirty },
    onFound: (kept) => {
      const takeBack = editor.bringBack(kept)
      const onTakeBack = () => {
        takeBack()
        setRestored(null)
      }
      setRestored({ at: kept.at, onTakeBack })
      // Only where one has not begun elsewhere meanwhile.
      if (kept.field && document.activeElement === document.body) document.getElementById(kept.field)?.focus()
    },
  })
  return { stored, restored, close: () => setRestored(null) }
}
