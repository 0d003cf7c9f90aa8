"use client"

import { Button } from "#components/ui/button.tsx"
import { Textarea } from "#components/ui/textarea.tsx"
import type { Review } from "#components/work/api.ts"
import { limits } from "#server/domain/target.ts"
import { type DraftPoint, draftPointId, withReason } from "./draft-points.ts"
import { ReasonPicker } from "./reason-picker.tsx"

type Props = {
  point: DraftPoint
  label: string
  reasons: Review["reasons"]
  /** Sending was tried: what is missing is said. */
  asked: boolean
  onChange: (comment: string) => void
  onDrop: () => void
}

/** A point being written, under its field. */
export function PointWriter({ point, label, reasons, asked, onChange, onDrop }: Props) {
  const id = draftPointId(point.path)
  const pick = (reason: string) => {
    onChange(withReason(point.comment, reason))
    document.getElementById(id)?.focus()
  }
  return (
    <div className="rounded-r border-l-4 border-danger bg-danger-soft/50 px-3 py-2 text-left text-sm">
      <Textarea
        id={id}
        label={`退回意见（草稿）：${label}`}
        rows={2}
        inputClassName="min-h-16"
        maxLength={limits.note}
        value={point.comment}
        error={asked && !point.comment.trim() ? "请写明意见，或者去掉这一条。" : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="mt-1.5 flex items-start gap-2">
        <ReasonPicker label={label} reasons={reasons} onPick={pick} />
        <Button size="small" variant="quiet" className="ml-auto text-danger" onClick={onDrop} aria-label={`去掉意见：${label}`}>
          去掉
        </Button>
      </div>
    </div>
  )
}
