import { Button } from "#components/ui/button.tsx"
import type { AutosaveState } from "./autosave.ts"

const words = { saved: "已存", waiting: "保存中…", saving: "保存中…", failed: "没有存上" } as const satisfies Record<AutosaveState, string>

type Props = { state: AutosaveState; failure: string | null; onRetry: () => unknown }

/** Whether the draft is on the server. */
export const SaveWords = ({ state, failure, onRetry }: Props) => (
  <div className="flex flex-wrap items-center gap-2 text-sm">
    <p role="status" className={state === "failed" ? "font-medium text-danger" : "text-ink-soft"}>
      {words[state]}
    </p>
    {state === "failed" && (
      <>
        <span className="text-ink-soft">{failure}</span>
        <Button size="small" onClick={() => void onRetry()}>
          再试一次
        </Button>
      </>
    )}
  </div>
)
