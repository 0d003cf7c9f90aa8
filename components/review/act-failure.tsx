"use client"

import { usePathname } from "next/navigation"
import { Alert } from "#components/ui/alert.tsx"
import type { Failure } from "#components/work/failure.ts"

/** Why an act was not done, inside its dialog. What was written there stays. */
export const ActFailure = ({ failure }: { failure: Failure }) => {
  const path = usePathname()
  return (
    <Alert tone="danger" live="assertive" title={failure.message} className="mb-4">
      {failure.problems.length > 0 && (
        <ul className="list-disc pl-5">
          {failure.problems.map((problem) => (
            <li key={`${problem.path} ${problem.message}`}>{problem.message}</li>
          ))}
        </ul>
      )}
      {failure.kind === "signedOut" && (
        <a className="link" href={`/login?expired=1&next=${encodeURIComponent(path)}`}>
          重新登录
        </a>
      )}
      {failure.requestId && <p className="num">编号：{failure.requestId}（报告问题时请附上）</p>}
    </Alert>
  )
}
