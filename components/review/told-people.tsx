import { useQuery } from "@tanstack/react-query"
import { personWords } from "#components/notices/person-words.ts"
import { useTRPC } from "#components/trpc.tsx"
import { Select } from "#components/ui/select.tsx"
import type { Recipient } from "#components/work/api.ts"
import type { Move, ReturnGoal } from "#server/domain/workflow.ts"

type Telling = Move | "urge"

/** Who will be told of this act, asked while its dialog is open. */
export function useRecipients(id: string, action: Telling, goal: ReturnGoal) {
  const trpc = useTRPC()
  return useQuery(trpc.notices.recipients.queryOptions({ id, action, goal }, { staleTime: 0, gcTime: 0 }))
}

const shown = 6
const names = (people: readonly Recipient[]): string => {
  const listed = people.slice(0, shown).map(personWords).join("、")
  return people.length > shown ? `${listed} 等 ${people.length} 人` : listed
}

const told = new Set<Telling>(["submit", "approve", "return", "reopen", "undo", "urge"])

/** Said before the button is pressed. */
export function ToldPeople({ id, action, goal = "unit" }: { id: string; action: Telling; goal?: ReturnGoal }) {
  const { data, isError } = useRecipients(id, action, goal)
  if (!told.has(action)) return null
  return (
    <p role="status" className="mb-4 min-h-6 text-sm text-ink-soft">
      {isError && "暂时不知道会通知谁，不影响办理。"}
      {data && (data.length > 0 ? `会通知：${names(data)}` : "没有需要通知的人。")}
    </p>
  )
}

type ChoiceProps = { id: string; value: string; error: string | undefined; onChange: (userId: string) => void }

/** To whom it is transferred: the colleagues who could decide it. */
export function ColleagueChoice({ id, value, error, onChange }: ChoiceProps) {
  const { data, isPending, isError } = useRecipients(id, "transfer", "unit")
  if (data?.length === 0) return <p className="mb-4 text-sm text-warn">没有其他同事可以办理这个项目，不能转办。</p>
  const options = (data ?? []).map((person) => ({ value: person.userId, label: `${personWords(person)} · ${person.orgName}` }))
  const first = isError ? "没有读到名单，请关闭后再试" : isPending ? "正在读取名单……" : "请选择"
  return (
    <Select
      id="colleague"
      label="转办给"
      required
      className="mb-4"
      options={[{ value: "", label: first }, ...options]}
      value={value}
      error={error}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
