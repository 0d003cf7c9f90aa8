"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import type { TargetOptions } from "#components/work/api.ts"
import { type Failure, failureOf } from "#components/work/failure.ts"
import { useNotice } from "#components/work/notice.tsx"
import { FailureSummary } from "./failure-summary.tsx"

type Props = { projects: TargetOptions["projects"]; roundId: string; year: number }

/** Projects with an approved target of an earlier year and none in this one. */
export const continuable = (projects: TargetOptions["projects"], year: number) =>
  projects.filter(({ takenYears, approvedYears }) => !takenYears.includes(year) && approvedYears.some((each) => each < year))

/** 延续 projects: one act begins the drafts of all that are ticked, from what was approved last. */
export function ContinueCard({ projects, roundId, year }: Props) {
  const trpc = useTRPC()
  const router = useRouter()
  const say = useNotice()
  const able = continuable(projects, year)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [failed, setFailed] = useState<{ failure: Failure; attempt: number } | null>(null)
  const chosen = able.filter(({ id }) => !left.has(id))
  const begin = useMutation(
    trpc.targets.continue.mutationOptions({
      onSuccess: ({ ids }) => {
        say(`已带入 ${ids.length} 个项目，资金请重新填写。`)
        router.push(ids.length === 1 ? `/work/targets/${ids[0]}` : `/work/targets?year=${year}&state=draft`)
      },
      onError: (error) => setFailed((last) => ({ failure: failureOf(error), attempt: (last?.attempt ?? 0) + 1 })),
    }),
  )
  const toggle = (id: string) => setLeft(left.has(id) ? new Set([...left].filter((each) => each !== id)) : new Set([...left, id]))
  if (able.length === 0) return null
  return (
    <Card title="从往年带入延续项目" titleId="continue-title">
      {failed && <FailureSummary {...failed} />}
      <p className="mb-3 text-sm text-ink-soft">
        按最近一次批复的内容建立 {year} 年的草稿：绩效目标、指标和项目概况照旧，资金重新填写；每条指标保留与往年的对应关系。
      </p>
      <fieldset className="max-h-80 overflow-y-auto rounded border border-line">
        <legend className="sr-only">要带入的项目</legend>
        {able.map(({ id, code, name, approvedYears }) => (
          <label key={id} className="flex items-center gap-3 border-b border-line px-3 py-2 text-sm last:border-b-0 hover:bg-sunken">
            <input type="checkbox" className="size-4 shrink-0 accent-accent" checked={!left.has(id)} onChange={() => toggle(id)} />
            <span className="min-w-0 flex-1">{name}</span>
            <span className="num shrink-0 text-ink-soft">
              {code} · {Math.max(...approvedYears.filter((each) => each < year))} 年
            </span>
          </label>
        ))}
      </fieldset>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button
          variant="primary"
          disabled={chosen.length === 0}
          busy={begin.isPending || begin.isSuccess}
          onClick={() => begin.mutate({ roundId, projectIds: chosen.map(({ id }) => id) })}
        >
          带入所选 {chosen.length} 个项目
        </Button>
        <Button variant="quiet" onClick={() => setLeft(new Set(chosen.length > 0 ? able.map(({ id }) => id) : []))}>
          {chosen.length > 0 ? "全部不选" : "全部选中"}
        </Button>
      </div>
    </Card>
  )
}
