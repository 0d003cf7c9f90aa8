"use client"

import { useMutation } from "@tanstack/react-query"
import { postWords } from "#components/notices/person-words.ts"
import { ActFailure } from "#components/review/act-failure.tsx"
import { useTRPC } from "#components/trpc.tsx"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import { Select } from "#components/ui/select.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import type { SubstitutionChoice } from "#components/work/api.ts"
import { useForm } from "#components/work/use-form.ts"
import { roleLabels } from "#server/domain/roles.ts"

type Person = SubstitutionChoice["people"][number]
const named = ({ name, posts }: Person): string => `${name}（${posts.map(({ role }) => roleLabels[role]).join("、")}）`

/** Which post, to whom, from when until when. `now`: this minute, as a date box writes it. */
export function SubstituteForm({ choices, now }: { choices: readonly SubstitutionChoice[]; now: string }) {
  const trpc = useTRPC()
  const make = useMutation(trpc.substitutions.make.mutationOptions())
  const { values, set, box, send, busy, failure } = useForm({
    id: "substitute",
    initial: { membershipId: choices[0]?.id ?? "", substituteId: "", startsAt: now, endsAt: "" },
    mutate: make.mutateAsync,
    done: "委托已登记，到时自动开始和结束。",
    onDone: () => set({ substituteId: "", endsAt: "" }),
  })
  const people = choices.find(({ id }) => id === values.membershipId)?.people ?? []
  return (
    <Card title="委托同事代办" titleId="substitute-form" className="mb-6">
      {failure && <ActFailure failure={failure} />}
      <form
        noValidate
        className="grid max-w-3xl gap-4 md:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault()
          send(values)
        }}
      >
        <Select
          {...box("membershipId")}
          label="我的岗位"
          options={choices.map((choice) => ({ value: choice.id, label: postWords(choice) }))}
          onChange={(event) => set({ membershipId: event.target.value, substituteId: "" })}
        />
        <Select
          {...box("substituteId")}
          label="代办人"
          required
          options={[{ value: "", label: "请选择" }, ...people.map((person) => ({ value: person.userId, label: named(person) }))]}
        />
        <TextInput {...box("startsAt")} label="开始时间" type="datetime-local" required />
        <TextInput {...box("endsAt")} label="结束时间" type="datetime-local" required />
        <div className="md:col-span-2">
          <Button type="submit" variant="primary" busy={busy}>
            委托
          </Button>
        </div>
      </form>
    </Card>
  )
}
