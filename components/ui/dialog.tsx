"use client"

import { type ReactNode, useId, useLayoutEffect, useRef } from "react"
import { Button } from "./button.tsx"
import { cx } from "./cx.ts"

type Props = { title: ReactNode; onClose: () => void; wide?: boolean; children: ReactNode; footer: ReactNode }

/**
 * A modal dialog: shown while it is rendered. The browser keeps the focus inside, closes it on Escape and gives the focus
 * back to where it was. On a phone it fills the screen.
 */
export function Dialog({ title, onClose, wide = false, children, footer }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const titleId = useId()
  // A layout effect ends while the dialog is still in the page: only then can closing it give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    // Not the closing cross, which the browser would choose: the first box to fill in, else the title, so that it is read.
    const first = body.current?.querySelector<HTMLElement>("input, select, textarea") ?? heading.current
    first?.focus()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className={cx(
        "m-0 h-dvh max-h-dvh w-full max-w-full flex-col bg-surface text-ink shadow-floating backdrop:bg-ink/50 open:flex",
        "md:m-auto md:h-fit md:max-h-[90dvh] md:rounded-lg",
        wide ? "md:max-w-5xl" : "md:max-w-xl",
      )}
    >
      <header className="flex items-center justify-between gap-4 border-b border-line px-5 py-2.5">
        <h2 ref={heading} id={titleId} tabIndex={-1} className="text-lg">
          {title}
        </h2>
        <Button variant="quiet" size="small" onClick={onClose} aria-label="关闭">
          ✕
        </Button>
      </header>
      <div ref={body} className="grow overflow-y-auto px-5 py-4">
        {children}
      </div>
      <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>
    </dialog>
  )
}
