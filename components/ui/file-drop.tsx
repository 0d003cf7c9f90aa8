"use client"

import { type DragEvent, useRef, useState } from "react"
import { Button } from "./button.tsx"
import { cx } from "./cx.ts"

type Props = {
  id: string
  /** On the button. */
  label: string
  hint: string
  /** Endings, as in ".pdf,.docx". */
  accept: string
  multiple?: boolean
  onFiles: (files: File[]) => void
}

/** Takes files, by the button or by dropping them. */
export function FileDrop({ id, label, hint, accept, multiple = false, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    onFiles(multiple ? files : files.slice(0, 1))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a convenience beside the button, which does the same
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cx(
        "flex flex-wrap items-center gap-3 rounded border border-dashed p-3",
        over ? "border-accent bg-accent-soft" : "border-line-strong bg-sunken",
      )}
    >
      <Button id={id} aria-describedby={`${id}-hint`} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <p id={`${id}-hint`} className="min-w-60 flex-1 text-sm text-ink-soft">
        {hint}
      </p>
      <input
        ref={input}
        type="file"
        multiple={multiple}
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        className="hidden"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = "" // the same file can be chosen again
        }}
      />
    </div>
  )
}
