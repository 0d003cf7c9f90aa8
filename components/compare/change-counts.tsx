import { Badge, type Tone } from "#components/ui/badge.tsx"
import type { Counts } from "#server/domain/compare.ts"

const words: readonly [keyof Counts, string, Tone][] = [
  ["amounts", "资金变化", "accent"],
  ["goal", "绩效目标变化", "accent"],
  ["life", "项目概况与中期目标变化", "accent"],
  ["attachments", "附件变化", "accent"],
  ["added", "新增指标", "ok"],
  ["removed", "删除指标", "danger"],
  ["changed", "修改指标", "accent"],
  ["targets", "其中目标值变化", "warn"],
  ["moved", "次序移动", "neutral"],
  ["answers", "说明变化", "neutral"],
  ["form", "仅写法不同", "neutral"],
]

/** How much changed, in words and numbers; what is only written differently is named and not counted. */
export const ChangeCounts = ({ counts }: { counts: Counts }) => (
  <p className="flex flex-wrap items-center gap-1.5">
    <strong className="mr-1">{counts.total === 0 ? "没有变化" : `共 ${counts.total} 处变化`}</strong>
    {words.map(
      ([key, label, tone]) =>
        counts[key] > 0 && (
          <Badge key={key} tone={tone}>
            {label} {counts[key]}
          </Badge>
        ),
    )}
  </p>
)
