"use client"

import { Button } from "#components/ui/button.tsx"
import { Textarea } from "#components/ui/textarea.tsx"
import type { ReturnPoint } from "#components/work/api.ts"
import { limits } from "#server/domain/target.ts"
import { pointId } from "./point-paths.ts"
import type { AnswerState, Answers } from "./use-answers.ts"

type Props = { point: ReturnPoint; answers: Answers; asked: boolean }

const words = ({ text, saved, busy }: AnswerState): string => {
  if (busy) return "正在保存答复…"
  if (saved) return "答复已存"
  return text.trim() ? "答复还没有保存" : "待答复"
}

/** The unit's answer to one point, saved when the box is left. It may be rewritten until the target is submitted. */
export function AnswerBox({ point, answers, asked }: Props) {
  const state = answers.stateOf(point)
  const { text, saved, busy, failure } = state
  const missing = asked && !text.trim() ? "请写明怎样修改的；不修改的请说明理由。" : undefined
  return (
    <div className="mt-2 border-t border-line pt-2">
      {point.state === "open" && point.answer && <p className="mb-1.5 whitespace-pre-line text-ink-soft">上次的答复：{point.answer}</p>}
      <Textarea
        id={pointId(point.id)}
        label="答复"
        rows={2}
        inputClassName="min-h-16"
        maxLength={limits.note}
        value={text}
        error={failure ?? missing}
        onChange={(event) => answers.type(point.id, event.target.value)}
        onBlur={() => void answers.save(point)}
      />
      <div className="mt-1.5 flex flex-wrap items-center gap-3">
        <Button
          size="small"
          busy={busy}
          disabled={saved || !text.trim()}
          aria-label={`保存答复：${point.label}`}
          onClick={() => void answers.save(point)}
        >
          保存答复
        </Button>
        <p role="status" className={saved || !text.trim() ? "text-ink-soft" : "font-medium text-warn"}>
          {words(state)}
        </p>
      </div>
    </div>
  )
}
