// 离岗移交: what a person has in hand by one post, and until when they keep it.
import { parseMinute, shanghaiDay } from "./minute.ts"

/** What is counted, in this order. `kept`: stays with the unit, whoever leaves. */
export const openItems = {
  drafts: { label: "草稿", passes: true },
  submitted: { label: "已提交、正在审核", passes: true },
  held: { label: "已受理、等待办理", passes: true },
  given: { label: "委托别人代办", passes: false },
  received: { label: "代别人办理", passes: false },
  requests: { label: "等待答复的申请", passes: false },
} as const satisfies Record<string, { label: string; passes: boolean }>
export type OpenItem = keyof typeof openItems
export type OpenCounts = Record<OpenItem, number>

const kinds = Object.keys(openItems) as OpenItem[]

/** "草稿 2 项、已受理、等待办理 1 项"; null where there is nothing. */
export function countWords(counts: Readonly<Partial<OpenCounts>>): string | null {
  const parts = kinds.flatMap((kind) => (counts[kind] ? [`${openItems[kind].label} ${counts[kind]} 项`] : []))
  return parts.length > 0 ? parts.join("；") : null
}

/** Whether somebody has to take something over. */
export const hasToPass = (counts: OpenCounts): boolean => kinds.some((kind) => openItems[kind].passes && counts[kind] > 0)

const day = 24 * 60 * 60 * 1000

/** When a post ends whose last day is this one: today means now, a later day its end in Shanghai; null for a day that has passed. */
export function endOfPost(lastDay: string, now: Date): Date | null {
  const today = shanghaiDay(now)
  if (lastDay < today) return null
  const start = parseMinute(`${lastDay}T00:00`)
  return lastDay === today || !start ? now : new Date(start.getTime() + day)
}
