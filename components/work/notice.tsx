"use client"

import Link from "next/link"
import { createContext, type ReactNode, useContext, useState } from "react"
import { Button } from "#components/ui/button.tsx"

const NoticeContext = createContext<((words: string) => void) | null>(null)

/** Says what has just been done; it outlives the part of the page where it was done. */
export function useNotice(): (words: string) => void {
  const say = useContext(NoticeContext)
  if (!say) throw new Error("useNotice needs a NoticeProvider above it")
  return say
}

/** The one place for such words, at the edge of every page, until it is closed or replaced. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const [words, setWords] = useState("")
  return (
    <NoticeContext value={setWords}>
      {children}
      <div role="status" className="no-print fixed inset-x-0 bottom-20 z-20 mx-auto w-fit max-w-[calc(100%-2rem)]">
        {words && (
          <div className="flex items-center gap-3 rounded border border-ok-line bg-ok-soft py-1 pr-1 pl-4 text-sm text-ok shadow-floating">
            <span>{words}</span>
            <Link href="/work" className="link" onClick={() => setWords("")}>
              回到待办
            </Link>
            <Button variant="quiet" size="small" onClick={() => setWords("")} aria-label="关闭提示">
              ✕
            </Button>
          </div>
        )}
      </div>
    </NoticeContext>
  )
}
