// An act on many targets, in words.

import type { BulkView } from "#components/work/api.ts"
import { type BulkAction, bulkLabel, countOf, type ItemCounts, type ItemState } from "#server/domain/bulk.ts"
import { stateLabels } from "#server/domain/labels.ts"
import { queueLabel } from "#server/domain/queues.ts"
import type { Role } from "#server/domain/roles.ts"
import { deskOf } from "#server/domain/workflow.ts"

type Filter = BulkView["filter"]

/** What was chosen, as the list's own filters call it. */
export function filterWords({ year, state, unit, q, queue }: Filter, role: Role): string {
  const words = [
    year && `${year} 年`,
    queue && queueLabel(queue, role),
    state && stateLabels[state],
    unit && `单位 ${unit}`,
    q && `含“${q}”`,
  ].filter(Boolean)
  return words.length > 0 ? words.join("，") : "全部可见的项目"
}

/** 批复, 退回, 转办: as the button on one target says. */
export const actWord = (action: BulkAction, role: Role): string => bulkLabel(action, deskOf(role) ?? "draft")

/** What the act did, once it has ended. */
export function resultWords(counts: ItemCounts): string {
  const parts = [
    `已办理 ${counts.done} 项`,
    counts.moved > 0 && `预览后有改动、没有办理 ${counts.moved} 项`,
    counts.refused > 0 && `不能办理 ${counts.refused} 项`,
    counts.failed > 0 && `出错 ${counts.failed} 项`,
    counts.waiting > 0 && `还没有办理 ${counts.waiting} 项`,
  ].filter(Boolean)
  return `共 ${countOf(counts)} 项：${parts.join("，")}。`
}

export const itemTones = { waiting: "neutral", done: "ok", refused: "warn", moved: "warn", failed: "danger" } as const satisfies Record<
  ItemState,
  string
>
