// What stands ready beside an act, in whatever form it was written: shown in the dialog and sent with the act.
import type { ReactNode } from "react"
import type { ReturnGoal } from "#server/domain/workflow.ts"
import type { Asked } from "./use-act.ts"

export type Ready = {
  sent: Partial<Pick<Asked, "points" | "openAll" | "sheet">>
  /** Shown above the reason; knows where the target goes. */
  summary?: (goal: ReturnGoal) => ReactNode
  /** The reason, where it is kept beyond the dialog. */
  note?: { value: string; onChange: (note: string) => void }
}
