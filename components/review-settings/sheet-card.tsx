"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { useLeaveGuard } from "#components/target/use-leave-guard.ts"
import { useTRPC } from "#components/trpc.tsx"
import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import type { ReviewSettings } from "#components/work/api.ts"
import { failureOf } from "#components/work/failure.ts"
import { useNotice } from "#components/work/notice.tsx"
import { gradeLabels, proposedSheet } from "#server/domain/review-sheet.ts"
import { ItemRows } from "./item-rows.tsx"
import { inOrder, pointSum, sheetFaults, type TypedSheet, toInput, toTyped } from "./sheet-form-state.ts"

type PartProps = { typed: TypedSheet; errorAt: (path: string) => string | undefined; onChange: (part: Partial<TypedSheet>) => void }
const limitNames = ["excellent", "good", "fair"] as const

const Limits = ({ typed, errorAt, onChange }: PartProps) => (
  <fieldset>
    <legend className="mb-1 font-medium">等级界限（合计达到多少分；再低为“差”）</legend>
    <div className="grid grid-cols-3 gap-3 md:max-w-md">
      {limitNames.map((name) => (
        <TextInput
          key={name}
          id={`limit-${name}`}
          label={`${gradeLabels[name]}：不低于`}
          inputMode="numeric"
          autoComplete="off"
          inputClassName="text-right tabular-nums"
          value={typed.limits[name]}
          error={errorAt(`limits.${name}`)}
          onChange={(event) => onChange({ limits: { ...typed.limits, [name]: event.target.value } })}
        />
      ))}
    </div>
    {errorAt("limits") && <p className="mt-1 text-sm text-danger">{errorAt("limits")}</p>}
  </fieldset>
)

const leaving = "审核表有没保存的修改，离开后不会保留。要离开吗？"

/** The review sheet of one budget year. Where there is none yet, the form begins with the proposal. */
export function SheetCard({ year, sheet }: Pick<ReviewSettings, "year" | "sheet">) {
  const trpc = useTRPC()
  const router = useRouter()
  const notice = useNotice()
  const [typed, setTyped] = useState(() => toTyped(sheet ?? proposedSheet))
  const [stored, setStored] = useState(typed)
  const [tried, setTried] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const dirty = JSON.stringify(typed) !== JSON.stringify(stored)
  useLeaveGuard(dirty, leaving)
  const faults = tried ? sheetFaults(typed) : new Map<string, string>()
  const errorAt = (path: string) => faults.get(path)
  const onChange = (part: Partial<TypedSheet>) => setTyped({ ...typed, ...part })
  const save = useMutation(
    trpc.review.saveSheet.mutationOptions({
      onError: (error) => setFailure(failureOf(error).message),
      onSuccess: () => {
        notice(`已保存 ${year} 年的审核表`)
        router.refresh()
      },
    }),
  )
  const submit = () => {
    const ordered = inOrder(typed)
    setTyped(ordered)
    setTried(true)
    setFailure(null)
    if (sheetFaults(ordered).size > 0) setFailure("有内容需要改正，还没有保存。")
    else save.mutate({ year, sheet: toInput(ordered) }, { onSuccess: () => setStored(ordered) })
  }
  return (
    <Card
      title={`${year} 年审核表`}
      titleId="sheet-settings"
      actions={
        sheet && (
          <Button size="small" onClick={() => setTyped(toTyped(proposedSheet))}>
            换成建议稿
          </Button>
        )
      }
    >
      {!sheet && (
        <Alert tone="warn" className="mb-4" title={`${year} 年还没有审核表`}>
          下面是建议稿，各地印发的项目和分值不同，请对照本地文件核对；保存后启用。
        </Alert>
      )}
      {failure && (
        <Alert tone="danger" live="assertive" className="mb-4" title={failure}>
          {errorAt("") ?? errorAt("items")}
        </Alert>
      )}
      <div className="space-y-5 text-sm">
        <ItemRows items={typed.items} errorAt={errorAt} onChange={(items) => onChange({ items })} />
        <p>
          合计 <span className="num text-lg font-semibold">{pointSum(typed)}</span> 分
        </p>
        <Limits {...{ typed, errorAt, onChange }} />
        <TextInput
          id="required-from"
          label="总计达到多少万元的项目必须填写（不填：都不要求）"
          inputMode="decimal"
          autoComplete="off"
          className="md:max-w-md"
          inputClassName="text-right tabular-nums"
          value={typed.requiredFrom}
          error={errorAt("requiredFrom")}
          onChange={(event) => onChange({ requiredFrom: event.target.value })}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary" busy={save.isPending} onClick={submit}>
            保存审核表
          </Button>
          <p className="text-ink-soft">{dirty ? "有没保存的修改。" : "已经填写的审核表保留当时的项目和分值。"}</p>
        </div>
      </div>
    </Card>
  )
}
