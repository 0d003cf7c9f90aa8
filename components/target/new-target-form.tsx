"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { type SyntheticEvent, useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import { Select } from "#components/ui/select.tsx"
import type { NewTarget, TargetOptions } from "#components/work/api.ts"
import { type Failure, failureOf } from "#components/work/failure.ts"
import { toMinute } from "#components/work/when.ts"
import { ContinueCard } from "./continue-card.tsx"
import { FailureSummary } from "./failure-summary.tsx"
import { fieldId } from "./focus-field.ts"
import { emptyProject, NewProjectFields, type ProjectForm } from "./new-project-fields.tsx"
import { ProjectChoice } from "./project-choice.tsx"
import { roundWords } from "./round-words.ts"

type Round = TargetOptions["rounds"][number]

const roundLabel = ({ budgetYear, name, open, closesAt }: Round): string =>
  `${roundWords({ budgetYear, roundName: name })}（${open ? `截止 ${toMinute(closesAt)}` : "未开放"}）`

/** Begins a target: in which round, for which project. */
export function NewTargetForm({ rounds, projects }: TargetOptions) {
  const trpc = useTRPC()
  const router = useRouter()
  const [roundId, setRoundId] = useState((rounds.find(({ open }) => open) ?? rounds[0])?.id ?? "")
  const [projectId, setProjectId] = useState<string | null>(null)
  const [made, setMade] = useState<ProjectForm>(emptyProject)
  const [failed, setFailed] = useState<{ failure: Failure; attempt: number } | null>(null)
  const create = useMutation(
    trpc.targets.create.mutationOptions({
      onSuccess: ({ id }) => router.push(`/work/targets/${id}`),
      onError: (error) => setFailed((last) => ({ failure: failureOf(error), attempt: (last?.attempt ?? 0) + 1 })),
    }),
  )
  const year = rounds.find(({ id }) => id === roundId)?.budgetYear
  const errorAt = (path: string) => failed?.failure.problems.find((problem) => problem.path === path)?.message
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (create.isPending || create.isSuccess) return
    const project: NewTarget["project"] = projectId === null ? made : { id: projectId }
    create.mutate({ roundId, project })
  }
  return (
    <form onSubmit={submit} noValidate className="max-w-3xl space-y-4">
      {failed && <FailureSummary {...failed} />}
      <Card title="申报轮次" titleId="round-title">
        <Select
          id={fieldId("roundId")}
          label="在哪一轮申报"
          options={rounds.map((round) => ({ value: round.id, label: roundLabel(round) }))}
          value={roundId}
          error={errorAt("roundId")}
          onChange={(event) => setRoundId(event.target.value)}
        />
      </Card>
      {year !== undefined && <ContinueCard key={roundId} {...{ projects, roundId, year }} />}
      <Card title="逐个新建" titleId="project-title">
        <ProjectChoice projects={projects} year={year} chosen={projectId} onChange={setProjectId} error={errorAt("project")} />
        {projectId === null && <NewProjectFields value={made} onChange={setMade} errorAt={errorAt} />}
      </Card>
      <Button type="submit" variant="primary" busy={create.isPending || create.isSuccess}>
        建立并开始填写
      </Button>
    </form>
  )
}
