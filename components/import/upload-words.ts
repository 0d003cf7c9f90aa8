import type { Tone } from "#components/ui/badge.tsx"
import type { UploadView } from "#components/work/api.ts"

export const uploadStates = {
  waiting: { label: "等待读取", tone: "accent" },
  reading: { label: "正在读取", tone: "accent" },
  ready: { label: "待确认", tone: "warn" },
  refused: { label: "需要改正", tone: "danger" },
  storing: { label: "正在保存", tone: "accent" },
  stored: { label: "已导入", tone: "ok" },
  failed: { label: "没有导入", tone: "danger" },
  cancelled: { label: "已取消", tone: "neutral" },
} as const satisfies Record<UploadView["state"], { label: string; tone: Tone }>
