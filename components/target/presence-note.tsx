import type { Presence } from "#components/work/api.ts"
import { fieldLabel } from "#server/domain/open-fields.ts"
import type { TargetContent } from "#server/domain/target.ts"

type Props = { others: Presence["others"]; content: TargetContent }

const words = ({ name, field, self }: Presence["others"][number], content: TargetContent): string => {
  const who = self ? "您自己（另一个窗口）" : name
  return field ? `${who}：${fieldLabel(content, field)}` : who
}

/** Who else has the target open, and where they are in it. Said when it changes; nothing where one is alone. */
export const PresenceNote = ({ others, content }: Props) => (
  <p role="status" className="rounded border border-accent-line bg-accent-soft px-3 py-2 text-sm empty:hidden">
    {others.length > 0 && `同时打开的还有：${[...new Set(others.map((each) => words(each, content)))].join("；")}`}
  </p>
)
