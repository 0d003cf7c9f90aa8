"use client"

import { usePathname } from "next/navigation"
import { useEffect, useRef } from "react"
import { Alert } from "#components/ui/alert.tsx"
import type { Failure } from "#components/work/failure.ts"
import type { Severity } from "#server/domain/checks/check.ts"
import { ProblemList } from "./problem-list.tsx"

type Shown = Failure["problems"][number] & { severity?: Severity }
type Props = { failure: Pick<Failure, "kind" | "message" | "requestId"> & { problems: Shown[] }; attempt: number; stored?: boolean }

/** What went wrong, on top of the page and in focus, each line leading to its field. */
export function FailureSummary({ failure, attempt, stored = true }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const path = usePathname()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new failure takes the focus, also one in the same words
  useEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: "nearest" })
  }, [attempt])
  return (
    <Alert ref={box} tone="danger" live="assertive" title={failure.message} className="mb-4">
      {failure.problems.length > 0 && (
        <ProblemList linked problems={failure.problems.map((problem) => ({ severity: "error" as const, ...problem }))} />
      )}
      {failure.kind === "signedOut" && (
        <a className="link" href={`/login?expired=1&next=${encodeURIComponent(path)}`}>
          重新登录后回到这里
        </a>
      )}
      {!stored && <p>这台电脑的浏览器不允许暂存，请先不要关闭本页。</p>}
      {failure.requestId && <p className="num mt-1">编号：{failure.requestId}（报告问题时请附上）</p>}
    </Alert>
  )
}
