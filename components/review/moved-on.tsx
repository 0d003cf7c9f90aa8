"use client"

import { useRouter } from "next/navigation"
import { DifferenceTable } from "#components/target/difference-table.tsx"
import { toDraft } from "#components/target/draft.ts"
import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import { Dialog } from "#components/ui/dialog.tsx"
import type { Conflict } from "#components/work/failure.ts"
import { stateLabels } from "#server/domain/labels.ts"
import { differences } from "#server/domain/merge.ts"

type Props = { conflict: Conflict; message: string; onClose: () => void }

/** The target changed after it was read: both contents, and nothing decided. */
export function MovedOn({ conflict, message, onClose }: Props) {
  const router = useRouter()
  const { seen, current, currentState } = conflict
  const found = seen ? differences(toDraft(seen), toDraft(current)) : []
  const again = () => {
    onClose()
    router.refresh()
  }
  return (
    <Dialog
      wide
      title="内容已经变化，没有办理"
      onClose={again}
      footer={
        <Button variant="primary" onClick={again}>
          重新读取，核对后再办理
        </Button>
      }
    >
      <Alert tone="warn" live="assertive" title={message} className="mb-4">
        项目现在是“{stateLabels[currentState]}”。
        {seen && found.length === 0 && "内容与您看到的相同，变化的只是办理状态。"}
        {!seen && "您看到的那一份没有存档，不能逐项对照，请重新阅读现在的内容。"}
      </Alert>
      <DifferenceTable differences={found} heads={{ mine: "您看到的", theirs: "现在的" }} />
    </Dialog>
  )
}
