// What forms, filters and conditions of exports are called.
import type { ExportRow } from "#components/work/api.ts"
import { stateLabel } from "#server/domain/labels.ts"
import { queueLabel } from "#server/domain/queues.ts"
import type { Role } from "#server/domain/roles.ts"

export const formLabels = { xlsx: "Excel", csv: "CSV", json: "JSON", txt: "TXT" } as const

export const stateLabels = {
  waiting: "等待中",
  running: "正在生成",
  done: "已完成",
  failed: "没有成功",
  cancelled: "已取消",
} as const satisfies Record<ExportRow["state"], string>

export const formLabel = (form: string): string => (formLabels as Readonly<Record<string, string>>)[form] ?? form

/** "2026 年度，待财政审核，单位 401002，含“道路”" */
export function filterWords({ year, state, unit, q, queue }: ExportRow["filter"], role: Role): string {
  const parts = [
    queue && queueLabel(queue, role),
    year && `${year} 年度`,
    state && stateLabel(state, 0),
    unit && `单位 ${unit}`,
    q && `含“${q}”`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join("，") : "全部项目"
}

const [kilo, mega] = [1024, 1024 * 1024]
/** "2.3 MB": for people, so rounded. */
export const sizeWords = (bytes: bigint): string => {
  const size = Number(bytes)
  return size < mega ? `${Math.max(1, Math.round(size / kilo))} KB` : `${(size / mega).toFixed(1)} MB`
}
