import { LinkButton } from "#components/ui/link-button.tsx"
import { address } from "#components/work/query.ts"
import { may } from "#server/domain/policy.ts"
import type { Role } from "#server/domain/roles.ts"

type Props = { role: Role; filter: Readonly<Record<string, string | number | undefined>>; count: string }

/** From a list to an act on all of it, for those who may do that. */
export const BulkLink = ({ role, filter, count }: Props) =>
  may(role, "decideInBulk") && <LinkButton href={address("/work/bulk/new", filter)}>批量办理（{count} 项）</LinkButton>
