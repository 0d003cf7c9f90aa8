import { LinkTabs } from "#components/ui/tabs.tsx"
import { countWords, type Queue, queueLabel, queues } from "#server/domain/queues.ts"
import type { Role } from "#server/domain/roles.ts"

type Props = { role: Role; counts: Record<Queue, number>; queue: Queue; href: (queue: Queue) => string }

/** The four queues of a desk, each with how many are in it. */
export const QueueTabs = ({ role, counts, queue, href }: Props) => (
  <LinkTabs
    label="按办理情况查看"
    tabs={queues.map((each) => ({
      href: href(each),
      label: queueLabel(each, role),
      count: countWords(counts[each]),
      current: each === queue,
    }))}
  />
)
