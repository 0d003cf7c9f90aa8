"use client"

import { useState } from "react"
import { fieldId } from "#components/target/focus-field.ts"
import { Badge } from "#components/ui/badge.tsx"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import { Textarea } from "#components/ui/textarea.tsx"
import { printWan } from "#server/domain/money.ts"
import type { SheetConfig } from "#server/domain/review-sheet.ts"
import { SaveWords } from "./save-words.tsx"
import { emptySheet, isBegun, type SheetDraft, sheetGaps } from "./sheet-draft.ts"
import { SheetItems } from "./sheet-items.tsx"
import { SheetResult } from "./sheet-result.tsx"
import type { ReviewDraftEditor } from "./use-review-draft.ts"

const modes = { points: "重点项目（逐项打分）", grades: "一般性项目（逐项评级）" } as const
const missing = { points: "请打分。", grades: "请评级。" } as const
const modeNames = ["points", "grades"] as const

const Modes = ({ mode, onChange }: { mode: SheetDraft["mode"]; onChange: (mode: SheetDraft["mode"]) => void }) => (
  <fieldset className="flex flex-wrap gap-x-5 text-sm">
    <legend className="sr-only">审核方式</legend>
    {modeNames.map((each) => (
      <label key={each} className="flex min-h-11 items-center gap-2 md:min-h-8">
        <input type="radio" name="sheet-mode" className="size-4" checked={mode === each} onChange={() => onChange(each)} />
        {modes[each]}
      </label>
    ))}
  </fieldset>
)

type Props = {
  editor: ReviewDraftEditor
  config: SheetConfig
  required: boolean
  /** Passing was tried: what is missing is said at its place. */
  asked: boolean
}

/** 审核表 of finance, kept as a draft and sent with 通过 or 退回. Opened by hand where it is not asked for. */
export function SheetPanel({ editor, config, required, asked }: Props) {
  const sheet = editor.draft.sheet ?? emptySheet
  const [open, setOpen] = useState(required || isBegun(editor.draft.sheet))
  const [times, setTimes] = useState(0)
  const change = (next: SheetDraft) => editor.change({ sheet: next })
  const gaps = new Set(asked ? sheetGaps(config, sheet).map(({ path }) => path) : [])
  const clear = () => {
    setTimes(times + 1)
    editor.change({ sheet: null })
  }
  const title = <>审核表 {required ? <Badge tone="warn">通过前必须填写</Badge> : <Badge>可以不填</Badge>}</>
  const lead = config.requiredFrom !== null && `总计达到 ${printWan(config.requiredFrom)} 万元的项目，通过前必须填写审核表。`
  if (!open)
    return (
      <Card
        title={title}
        titleId={fieldId("sheet")}
        actions={
          <Button size="small" onClick={() => setOpen(true)}>
            填写审核表
          </Button>
        }
      >
        <p className="text-sm text-ink-soft">{lead || "本年度没有要求填写审核表。"}</p>
      </Card>
    )
  return (
    <Card
      title={title}
      titleId="sheet-title"
      actions={isBegun(editor.draft.sheet) && <SaveWords state={editor.state} failure={editor.failure} onRetry={editor.flush} />}
    >
      <div id={fieldId("sheet")} tabIndex={-1} className="space-y-3">
        <p className="text-sm text-ink-soft">{lead} 填写的内容自动存为草稿，点“通过”或“退回”时存入该版本，仅财政可见。</p>
        <Modes mode={sheet.mode} onChange={(mode) => change({ ...sheet, mode })} />
        <SheetItems
          key={`${sheet.mode} ${times}`}
          config={config}
          sheet={sheet}
          errorAt={(path) => (gaps.has(path) ? missing[sheet.mode] : undefined)}
          onChange={change}
        />
        <SheetResult config={config} sheet={sheet} />
        <Textarea
          id={fieldId("sheet.opinion")}
          label="审核意见（可以不填）"
          rows={2}
          maxLength={500}
          value={sheet.opinion}
          onChange={(event) => change({ ...sheet, opinion: event.target.value })}
        />
        {isBegun(editor.draft.sheet) && (
          <Button size="small" variant="quiet" className="text-danger" onClick={clear}>
            清空审核表
          </Button>
        )}
      </div>
    </Card>
  )
}
