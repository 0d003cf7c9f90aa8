import { Badge } from "#components/ui/badge.tsx"

/** How many return points of a target are not closed: the same on every card. */
export const OpenPoints = ({ count }: { count: number }) => count > 0 && <Badge tone="warn">{count} 条意见未关闭</Badge>
