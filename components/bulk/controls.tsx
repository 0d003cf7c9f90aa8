"use client"

import { ActFailure } from "#components/review/act-failure.tsx"
import { Button } from "#components/ui/button.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import type { BulkView } from "#components/work/api.ts"
import { countOf, restStates } from "#server/domain/bulk.ts"
import { useBulk } from "./use-bulk.ts"

type Props = { bulk: Pick<BulkView, "id" | "state" | "action" | "counts" | "stalled">; word: string; again: string }

/** What can be done with the act where it stands. */
export function BulkControls({ bulk: { id, state, action, counts, stalled }, word, again }: Props) {
  const { busy, failure, start, stop, resume, retry } = useBulk(id)
  const rest = countOf(counts, restStates)
  return (
    <>
      {failure && <ActFailure failure={failure} />}
      <div className="no-print mt-4 flex flex-wrap gap-2">
        {state === "previewed" && counts.waiting > 0 && (
          <Button variant={action === "return" ? "danger" : "primary"} busy={busy} onClick={start}>
            确认{word} {counts.waiting} 项
          </Button>
        )}
        {state === "previewed" && <LinkButton href={again}>返回修改</LinkButton>}
        {state === "running" && (
          <Button busy={busy} onClick={stop}>
            停止
          </Button>
        )}
        {(state === "stopped" || stalled) && (
          <Button variant="primary" busy={busy} onClick={resume}>
            继续办理余下 {counts.waiting} 项
          </Button>
        )}
        {state === "done" && rest > 0 && (
          <Button busy={busy} onClick={retry}>
            重新预览没有办理的 {rest} 项
          </Button>
        )}
      </div>
    </>
  )
}
