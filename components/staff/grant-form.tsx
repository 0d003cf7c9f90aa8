"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { ActFailure } from "#components/review/act-failure.tsx"
import { useTRPC } from "#components/trpc.tsx"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import { Select } from "#components/ui/select.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import type { StaffOrg, StaffPerson } from "#components/work/api.ts"
import { useForm } from "#components/work/use-form.ts"
import { type Role, roleLabels, roles } from "#server/domain/roles.ts"
import { DepartmentChoice } from "./department-choice.tsx"

type Props = { person: Pick<StaffPerson, "id" | "name">; orgs: readonly StaffOrg[]; today: string }

const roleOptions = [{ value: "", label: "请选择" }, ...roles.map((role) => ({ value: role as string, label: roleLabels[role] }))]

/** A further post for this person: one may hold several, and always acts as one. */
export function GrantForm({ person, orgs, today }: Props) {
  const trpc = useTRPC()
  const grant = useMutation(trpc.staff.grant.mutationOptions())
  const [departmentIds, setDepartments] = useState<string[]>([])
  const { values, set, box, send, busy, failure } = useForm({
    id: "grant",
    initial: { orgId: "", role: "" as Role | "", firstDay: today, lastDay: "" },
    mutate: grant.mutateAsync,
    done: `已授予${person.name}岗位。`,
    onDone: () => {
      set({ orgId: "", role: "" })
      setDepartments([])
    },
  })
  const { role } = values
  const orgOptions = [{ value: "", label: "请选择" }, ...orgs.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))]
  return (
    <Card title="授予岗位" titleId="grant-form" className="mb-6">
      {failure && <ActFailure failure={failure} />}
      <form
        noValidate
        className="grid max-w-3xl gap-4 md:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault()
          // An empty choice is refused at its box by the server's own sentence.
          send({ ...values, userId: person.id, role: role as Role, departmentIds: role === "finance_reviewer" ? departmentIds : [] })
        }}
      >
        <Select {...box("orgId")} label="单位" required options={orgOptions} />
        <Select {...box("role")} label="岗位" required options={roleOptions} />
        <TextInput {...box("firstDay")} label="开始日期" type="date" />
        <TextInput {...box("lastDay")} label="最后一天（不填为长期）" type="date" />
        {role === "finance_reviewer" && (
          <DepartmentChoice
            departments={orgs.filter(({ kind }) => kind === "department")}
            chosen={departmentIds}
            onChange={setDepartments}
            className="md:col-span-2"
          />
        )}
        <div className="md:col-span-2">
          <Button type="submit" variant="primary" busy={busy}>
            授予
          </Button>
        </div>
      </form>
    </Card>
  )
}
