"use client"

import { type ReactNode, useState } from "react"
import { Button } from "#components/ui/button.tsx"
import type { ButtonVariant } from "#components/ui/button-style.ts"
import type { TargetView } from "#components/work/api.ts"
import { actionLabel } from "#server/domain/labels.ts"
import type { Move } from "#server/domain/workflow.ts"
import { ActDialog } from "./act-dialog.tsx"
import type { Ready } from "./ready.ts"
import { UrgeButton } from "./urge-button.tsx"

type Props = {
  view: TargetView
  prepare?: () => Promise<number | null>
  /** Answers true when it has said why this cannot be asked for now. */
  blocked?: (action: Move) => boolean
  /** What was written for this act beforehand. */
  ready?: (action: Move) => Ready | undefined
  /** What stands before the acts: the state of saving, where there is a form. */
  children?: ReactNode
}

/** What goes forward is filled, what goes back is red, the rest is plain. */
const variants: Partial<Record<Move, ButtonVariant>> = { submit: "primary", approve: "primary", return: "danger" }
const order: readonly Move[] = ["undo", "withdraw", "revise", "reopen", "transfer", "return", "accept", "submit", "approve"]

/**
 * The acts the server offers this person now, in one bar at the foot of the window; the same on every page of a target. A save on
 * its way does not lock them: a press at that moment would be lost unseen, and `prepare` waits for it anyway.
 */
export function ActionBar({ view, prepare, blocked, ready, children }: Props) {
  const [asking, setAsking] = useState<Move | null>(null)
  const offered = order.filter((action) => view.can.includes(action))
  if (offered.length === 0 && !children && !view.urge) return null
  return (
    <div className="no-print sticky bottom-0 z-10 -mx-4 mt-6 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-surface px-4 py-2">
      {children && <div className="mr-auto flex flex-wrap items-center gap-3">{children}</div>}
      {offered.map((action) => (
        <Button
          key={action}
          variant={variants[action] ?? "secondary"}
          onClick={() => {
            if (!blocked?.(action)) setAsking(action)
          }}
        >
          {actionLabel(action, view.state)}
        </Button>
      ))}
      {view.urge && <UrgeButton view={view} urge={view.urge} />}
      {asking && (
        <ActDialog key={asking} view={view} action={asking} prepare={prepare} ready={ready?.(asking)} onClose={() => setAsking(null)} />
      )}
    </div>
  )
}
