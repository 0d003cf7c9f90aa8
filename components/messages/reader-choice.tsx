"use client"

import { useQuery } from "@tanstack/react-query"
import { useDeferredValue, useState } from "react"
import { postWords } from "#components/notices/person-words.ts"
import { useTRPC } from "#components/trpc.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import type { CopyInput, ReaderChoices } from "#components/work/api.ts"

export type Chosen = { reader: CopyInput["reader"]; label: string }
type Option = Chosen & { value: string; detail: string }
type Props = { chosen: Chosen | null; error: string | undefined; onChange: (chosen: Chosen) => void }

const optionsOf = ({ people, orgs }: ReaderChoices): Option[] => [
  ...orgs.map(({ orgId, name, people: count }) => ({
    reader: { orgId },
    value: orgId,
    label: name,
    detail: `整个单位，会通知 ${count} 人`,
  })),
  ...people.map(({ membershipId, name, ...post }) => ({
    reader: { membershipId },
    value: membershipId,
    label: name,
    detail: postWords(post),
  })),
]

const idOf = ({ reader }: Chosen): string => ("orgId" in reader ? reader.orgId : reader.membershipId)

/** What is found is chosen from; what was chosen stays, also while something else is looked for. */
export function ReaderChoice({ chosen, error, onChange }: Props) {
  const trpc = useTRPC()
  const [typed, setTyped] = useState("")
  const q = useDeferredValue(typed.trim())
  const { data, isError } = useQuery(trpc.messages.readers.queryOptions({ q }, { enabled: q !== "", staleTime: 60_000 }))
  const options = data ? optionsOf(data) : []
  return (
    <div>
      <TextInput
        id="copy-reader"
        label="抄送给"
        hint="输入姓名或单位名称查找。"
        required
        autoComplete="off"
        value={typed}
        error={error}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p role="status" className="mt-1 text-sm text-ink-soft">
        {isError && "没有读到名单，请稍后再试。"}
        {data && options.length === 0 && "没有找到，换一个姓名或单位再试。"}
        {chosen && `已选：${chosen.label}`}
      </p>
      {options.length > 0 && (
        <fieldset className="mt-1 max-h-52 overflow-y-auto rounded border border-line px-3">
          <legend className="sr-only">查找结果</legend>
          {options.map((option) => (
            <label key={option.value} className="flex min-h-11 items-center gap-2 text-sm">
              <input
                type="radio"
                name="reader"
                value={option.value}
                checked={chosen !== null && idOf(chosen) === option.value}
                onChange={() => onChange({ reader: option.reader, label: option.label })}
              />
              <span>
                {option.label} <span className="text-ink-soft">{option.detail}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}
