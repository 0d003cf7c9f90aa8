"use client"

import { useRouter } from "next/navigation"
import { type SyntheticEvent, useState } from "react"
import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import { buttonStyle } from "#components/ui/button-style.ts"
import { Card } from "#components/ui/card.tsx"
import { Select } from "#components/ui/select.tsx"
import { Textarea } from "#components/ui/textarea.tsx"
import type { TargetOptions } from "#components/work/api.ts"
import { SendFailure, sendFile } from "#components/work/send-file.ts"
import { FilePicker } from "./file-picker.tsx"

type Rounds = TargetOptions["rounds"]

const pasted = (text: string): File => new File([text], "粘贴的内容.txt", { type: "text/plain" })
const nothing = "请选择文件，或把表格粘贴到下面的框里。"

/** Brings a file, or what is pasted; the page of its report follows. */
export function UploadForm({ rounds }: { rounds: Rounds }) {
  const router = useRouter()
  const [roundId, setRoundId] = useState((rounds.find(({ open }) => open) ?? rounds[0])?.id ?? "")
  const [file, setFile] = useState<File | null>(null)
  const [text, setText] = useState("")
  const [wrong, setWrong] = useState<string | null>(null)
  /** How much of the file has gone, while it is on its way. */
  const [share, setShare] = useState<number | null>(null)

  const bring = async (chosen: File): Promise<void> => {
    const address = `/work/import/files?${new URLSearchParams({ round: roundId, name: chosen.name })}`
    try {
      const { id } = await sendFile<{ id: string }>({ address, file: chosen, onShare: setShare })
      router.push(`/work/import/${id}`)
    } catch (error) {
      if (!(error instanceof SendFailure)) throw error
      setWrong(error.message)
      setShare(null)
    }
  }
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    const chosen = file ?? (text.trim() === "" ? null : pasted(text))
    setWrong(chosen ? null : nothing)
    if (!chosen || share !== null) return
    setShare(0)
    void bring(chosen)
  }
  return (
    <form onSubmit={send} noValidate className="max-w-3xl">
      <Card title="上传文件" titleId="upload-title">
        <div className="space-y-4">
          <Select
            id="round"
            label="导入到哪一轮"
            options={rounds.map(({ id, name, open }) => ({ value: id, label: open ? name : `${name}（未开放）` }))}
            value={roundId}
            onChange={(event) => setRoundId(event.target.value)}
          />
          <FilePicker file={file} onChoose={setFile} />
          <Textarea
            id="pasted"
            label="或者粘贴表格"
            hint="在 Excel 或 WPS 里选中表格（连同表头），复制后粘贴到这里。"
            value={text}
            disabled={file !== null}
            onChange={(event) => setText(event.target.value)}
            inputClassName="max-h-60 overflow-y-auto font-mono text-sm"
          />
          {wrong && (
            <Alert tone="danger" live="assertive">
              {wrong}
            </Alert>
          )}
          {share !== null && <progress aria-label="正在上传" className="block h-2 w-full max-w-md accent-accent" max={1} value={share} />}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" busy={share !== null}>
              读取并检查
            </Button>
            <a href={`/work/import/template?round=${roundId}`} className={buttonStyle()} download>
              下载填报表
            </a>
          </div>
        </div>
      </Card>
    </form>
  )
}
