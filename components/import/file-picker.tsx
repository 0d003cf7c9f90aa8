"use client"

import { Button } from "#components/ui/button.tsx"
import { FileDrop } from "#components/ui/file-drop.tsx"
import { byteWords } from "#server/domain/bytes.ts"

type Props = { file: File | null; onChoose: (file: File | null) => void }

const hint = "可以是 .xlsx、.csv、.tsv、.txt，最大 20 MB：公开的目标表、每条指标一行的表、申报表，或本系统的填报表；也可以拖到这里。"

/** Chooses one file. */
export const FilePicker = ({ file, onChoose }: Props) =>
  file ? (
    <p className="flex flex-wrap items-center gap-3 rounded border border-line-strong p-3 text-sm">
      <span className="font-medium break-all">{file.name}</span>
      <span className="num text-ink-soft">{byteWords(file.size)}</span>
      <Button size="small" variant="quiet" onClick={() => onChoose(null)}>
        换一个
      </Button>
    </p>
  ) : (
    <FileDrop id="file" label="选择文件" hint={hint} accept=".xlsx,.csv,.tsv,.txt" onFiles={([chosen]) => chosen && onChoose(chosen)} />
  )
