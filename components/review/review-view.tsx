import { ContentView } from "#components/target/content-view.tsx"
import { ProblemsPanel } from "#components/target/problems-panel.tsx"
import { ShownNote } from "#components/target/shown-note.tsx"
import type { TargetView } from "#components/work/api.ts"
import { ActionBar } from "./action-bar.tsx"

/** A target for reading and deciding: what is written, what the checks say of it, and what may be done. */
export const ReviewView = ({ view }: { view: TargetView }) => (
  <>
    <ShownNote view={view} />
    <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <ContentView content={view.content} />
      <div className="self-start xl:sticky xl:top-4">
        <ProblemsPanel problems={view.problems} linked={false} />
      </div>
    </div>
    <ActionBar view={view} />
  </>
)
