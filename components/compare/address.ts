import { address } from "#components/work/query.ts"
import type { CompareFilter } from "#server/domain/compare-filter.ts"
import type { VersionRef } from "#server/domain/version-choice.ts"

type Params = { from?: VersionRef | undefined; to?: VersionRef | undefined; only?: CompareFilter | undefined }

/** The page that sets two versions of a target against each other. */
export const compareAddress = (id: string, { from, to, only }: Params = {}): string =>
  address(`/work/targets/${id}/compare`, { from, to, only: only === "all" ? undefined : only })
