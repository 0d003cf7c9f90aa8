"use client"

import { type DragEvent, useState } from "react"
import { Button } from "#components/ui/button.tsx"
import { cx } from "#components/ui/cx.ts"
import { describe, Field } from "#components/ui/field.tsx"
import { sizeWords } from "./upload-words.ts"

type Props = { file: File | null; onChoose: (file: File | null) => void }

const hint = "可以是 .xlsx、.csv、.tsv、.txt，最大 20 MB：公开的目标表、每条指标一行的表、申报表，或本系统的填报表。"

/** Chooses one file, by the button or by dropping it. */
export function FilePicker({ file, onChoose }: Props) {
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onChoose(event.dataTransfer.files[0] ?? null)
  }
  return (
    <Field id="file" label="选择文件，或拖到这里" hint={hint}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a convenience beside the button, which does the same */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cx("rounded border border-dashed p-4", over ? "border-accent bg-accent-soft" : "border-line-strong bg-sunken")}
      >
        {file ? (
          <p className="flex flex-wrap items-center gap-3 text-sm">
            <span className="font-medium break-all">{file.name}</span>
            <span className="num text-ink-soft">{sizeWords(file.size)}</span>
            <Button size="small" variant="quiet" onClick={() => onChoose(null)}>
              换一个
            </Button>
          </p>
        ) : (
          <input
            {...describe({ id: "file", hint, error: null })}
            type="file"
            accept=".xlsx,.csv,.tsv,.txt"
            onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
            className="w-full text-sm file:mr-3 file:min-h-9 file:rounded file:border file:border-line-strong file:bg-surface file:px-4"
          />
        )}
      </div>
    </Field>
  )
}
