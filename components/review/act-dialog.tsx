"use client"

import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import { Dialog } from "#components/ui/dialog.tsx"
import { Textarea } from "#components/ui/textarea.tsx"
import type { TargetView } from "#components/work/api.ts"
import { actionLabel } from "#server/domain/labels.ts"
import { limits } from "#server/domain/target.ts"
import { type Move, noteRule, type ReturnGoal } from "#server/domain/workflow.ts"
import { ActFailure } from "./act-failure.tsx"
import { consequence } from "./consequences.ts"
import { MovedOn } from "./moved-on.tsx"
import type { Ready } from "./ready.ts"
import { ReturnGoals } from "./return-goals.tsx"
import { ColleagueChoice, ToldPeople } from "./told-people.tsx"
import { useAct } from "./use-act.ts"

type Props = {
  view: TargetView
  action: Move
  prepare?: (() => Promise<number | null>) | undefined
  ready?: Ready | undefined
  onClose: () => void
}

const noteLabels = { required: "理由", optional: "说明（可以不填）", none: "" } as const
const missing = "请写明理由。"

/** Says what will happen, asks for what is needed, and does it. */
export function ActDialog({ view, action, prepare, ready, onClose }: Props) {
  const { send, busy, failure } = useAct({ view, action, prepare, onDone: onClose })
  const [ownNote, setOwnNote] = useState("")
  const { value: note, onChange: setNote } = ready?.note ?? { value: ownNote, onChange: setOwnNote }
  const [noteError, setNoteError] = useState<string>()
  const [colleague, setColleague] = useState("")
  const [goal, setGoal] = useState<ReturnGoal>("unit")
  const label = actionLabel(action, view.state)
  // Return points are reasons enough.
  const rule = ready?.sent.points?.length ? "optional" : noteRule(action)

  const problemAt = (field: string) => failure?.problems.find(({ path }) => path === field)?.message
  const confirm = () => {
    const lacking = rule === "required" && !note.trim()
    setNoteError(lacking ? missing : undefined)
    if (lacking) document.getElementById("act-note")?.focus()
    else send({ note, goal, ...(colleague && { colleague }), ...ready?.sent })
  }
  if (failure?.conflict) return <MovedOn conflict={failure.conflict} message={failure.message} onClose={onClose} />
  return (
    <Dialog
      title={`${label}：${view.project.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button variant={action === "return" ? "danger" : "primary"} busy={busy} onClick={confirm}>
            {label}
          </Button>
        </>
      }
    >
      {failure && <ActFailure failure={failure} />}
      <p className="mb-4">{consequence(action, view.state)}</p>
      {action === "return" && <ReturnGoals goals={view.returnGoals} goal={goal} onChange={setGoal} />}
      {action === "transfer" && <ColleagueChoice id={view.id} value={colleague} error={problemAt("colleague")} onChange={setColleague} />}
      <ToldPeople id={view.id} action={action} goal={goal} />
      {ready?.summary?.(goal)}
      {rule !== "none" && (
        <Textarea
          id="act-note"
          label={noteLabels[rule]}
          required={rule === "required"}
          rows={4}
          maxLength={limits.note}
          value={note}
          error={noteError ?? problemAt("note")}
          onChange={(event) => setNote(event.target.value)}
        />
      )}
    </Dialog>
  )
}
