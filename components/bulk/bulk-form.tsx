"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { personWords } from "#components/notices/person-words.ts"
import { ActFailure } from "#components/review/act-failure.tsx"
import { withReason } from "#components/review/draft-points.ts"
import { ReasonPicker } from "#components/review/reason-picker.tsx"
import { ReturnGoals } from "#components/review/return-goals.tsx"
import { useTRPC } from "#components/trpc.tsx"
import { Button } from "#components/ui/button.tsx"
import { Select } from "#components/ui/select.tsx"
import { Textarea } from "#components/ui/textarea.tsx"
import type { BulkOptions, BulkView } from "#components/work/api.ts"
import { type Failure, failureOf } from "#components/work/failure.ts"
import { type BulkAction, bulkActions, needsNote } from "#server/domain/bulk.ts"
import type { Role } from "#server/domain/roles.ts"
import { limits } from "#server/domain/target.ts"
import { deskOf, type ReturnGoal, returnGoalsOf } from "#server/domain/workflow.ts"
import { actWord } from "./words.ts"

type Props = { filter: BulkView["filter"]; role: Role; options: BulkOptions }

const Colleagues = ({
  options,
  value,
  error,
  onChange,
}: {
  options: BulkOptions
  value: string
  error: string | undefined
  onChange: (id: string) => void
}) =>
  options.colleagues.length === 0 ? (
    <p className="text-sm text-warn">没有其他同事可以办理这些项目，不能转办。</p>
  ) : (
    <Select
      id="colleague"
      label="转办给"
      required
      options={[
        { value: "", label: "请选择" },
        ...options.colleagues.map((person) => ({ value: person.userId, label: `${personWords(person)} · ${person.orgName}` })),
      ]}
      value={value}
      error={error}
      onChange={(event) => onChange(event.target.value)}
    />
  )

const Actions = ({ role, action, onChange }: { role: Role; action: BulkAction; onChange: (action: BulkAction) => void }) => (
  <fieldset>
    <legend className="mb-1 text-sm font-medium">怎样办理</legend>
    <div className="flex flex-wrap gap-x-6">
      {bulkActions.map((each) => (
        <label key={each} className="flex min-h-11 items-center gap-2 md:min-h-8">
          <input type="radio" name="action" className="size-4" checked={action === each} onChange={() => onChange(each)} />
          {actWord(each, role)}
        </label>
      ))}
    </div>
  </fieldset>
)

/** Prepares the act; nothing is decided before its preview was confirmed. What is written stays when it is refused. */
export function BulkForm({ filter, role, options }: Props) {
  const trpc = useTRPC()
  const router = useRouter()
  const prepare = useMutation(trpc.bulk.prepare.mutationOptions())
  const [action, setAction] = useState<BulkAction>("approve")
  const [note, setNote] = useState("")
  const [goal, setGoal] = useState<ReturnGoal>("unit")
  const [colleague, setColleague] = useState("")
  const [failure, setFailure] = useState<Failure | null>(null)
  const problemAt = (path: string) => failure?.problems.find((problem) => problem.path === path)?.message
  const send = () => {
    setFailure(null)
    prepare
      .mutateAsync({ filter, action, note, goal, colleague: colleague || null })
      .then(({ id }) => router.push(`/work/bulk/${id}`))
      .catch((error: unknown) => setFailure(failureOf(error)))
  }
  const required = needsNote(action)
  return (
    <form
      className="max-w-2xl space-y-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {failure && <ActFailure failure={failure} />}
      <Actions role={role} action={action} onChange={setAction} />
      {action === "return" && (
        <ReturnGoals goals={returnGoalsOf({ state: deskOf(role) ?? "draft", ownUnit: false })} goal={goal} onChange={setGoal} />
      )}
      {action === "transfer" && <Colleagues options={options} value={colleague} error={problemAt("colleague")} onChange={setColleague} />}
      <Textarea
        id="note"
        label={required ? "理由" : "说明（可以不填）"}
        hint="对每个项目写同样的话。"
        required={required}
        maxLength={limits.note}
        value={note}
        error={problemAt("note")}
        onChange={(event) => setNote(event.target.value)}
      />
      {action === "return" && (
        <div className="text-sm">
          <ReasonPicker label="理由" reasons={options.reasons} onPick={(reason) => setNote(withReason(note, reason))} />
        </div>
      )}
      <Button type="submit" variant="primary" busy={prepare.isPending}>
        预览
      </Button>
    </form>
  )
}
