"use client"

import type { ReactNode } from "react"
import { ActFailure } from "#components/review/act-failure.tsx"
import { Button } from "#components/ui/button.tsx"
import { Dialog } from "#components/ui/dialog.tsx"
import type { Failure } from "#components/work/failure.ts"

type Props = {
  title: string
  confirm: string
  danger?: boolean
  busy: boolean
  failure: Failure | null
  onConfirm: () => void
  onClose: () => void
  children: ReactNode
}

/** A few boxes to fill in before something is done: what failed stands at the top, and at its box. */
export const FormDialog = ({ title, confirm, danger = false, busy, failure, onConfirm, onClose, children }: Props) => (
  <Dialog
    title={title}
    onClose={onClose}
    footer={
      <>
        <Button onClick={onClose}>取消</Button>
        <Button variant={danger ? "danger" : "primary"} busy={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </>
    }
  >
    {failure && <ActFailure failure={failure} />}
    <div className="space-y-4">{children}</div>
  </Dialog>
)
