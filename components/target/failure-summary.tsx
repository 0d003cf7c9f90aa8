"use client"

import { Alert } from "#components/ui/alert.tsx"
import { useFocusEach } from "#components/ui/use-focus-each.ts"
import { FailureDetails, type ShownFailure } from "./failure-details.tsx"

type Props = { failure: ShownFailure & { message: string }; attempt: number; stored?: boolean }

/** What went wrong, on top of the page and in focus, each line leading to its field. */
export function FailureSummary({ failure, attempt, stored = true }: Props) {
  const box = useFocusEach(attempt)
  return (
    <Alert ref={box} tone="danger" live="assertive" title={failure.message} className="mb-4">
      <FailureDetails failure={failure} stored={stored} />
    </Alert>
  )
}
