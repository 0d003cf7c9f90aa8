"use client"

import { usePathname } from "next/navigation"
import type { Failure } from "#components/work/failure.ts"
import type { Severity } from "#server/domain/checks/check.ts"
import { ProblemList } from "./problem-list.tsx"

type Shown = Failure["problems"][number] & { severity?: Severity }
export type ShownFailure = Pick<Failure, "kind" | "requestId"> & { problems: Shown[] }

/** Under the sentence of a failure: its lines, each leading to its field, the way back in, and the number to report it by. */
export function FailureDetails({ failure, stored }: { failure: ShownFailure; stored: boolean }) {
  const path = usePathname()
  return (
    <>
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
    </>
  )
}
