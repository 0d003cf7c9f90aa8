import { Badge, type Tone } from "#components/ui/badge.tsx"
import { type Grade, gradeConsequences, gradeLabels, type SheetConfig, totalPoints } from "#server/domain/review-sheet.ts"
import { filledSheet, type SheetDraft, sheetGaps } from "./sheet-draft.ts"

const tones = { excellent: "ok", good: "ok", fair: "warn", poor: "danger" } as const satisfies Record<Grade, Tone>
export const GradeBadge = ({ grade }: { grade: Grade }) => <Badge tone={tones[grade]}>{gradeLabels[grade]}</Badge>

const limitWords = ({ limits }: SheetConfig): string =>
  `${limits.excellent} 分及以上为优，${limits.good} 分及以上为良，${limits.fair} 分及以上为中，以下为差。`

/** The sum as it grows, and, once nothing is missing, the grade and what follows from it. */
export function SheetResult({ config, sheet }: { config: SheetConfig; sheet: SheetDraft }) {
  const gaps = sheetGaps(config, sheet)
  const grade = filledSheet(config, sheet)?.grade
  const most = config.items.reduce((sum, { maxPoints }) => sum + maxPoints, 0)
  return (
    <div className="rounded border border-line bg-sunken px-3 py-2 text-sm" role="status">
      {sheet.mode === "points" && (
        <p>
          合计 <span className="num text-lg font-semibold">{totalPoints(config, sheet.points)}</span> / {most} 分
        </p>
      )}
      {grade ? (
        <p>
          等级 <GradeBadge grade={grade} /> {gradeConsequences[grade]}
        </p>
      ) : (
        <p className="text-ink-soft">还有 {gaps.length} 项没有填好，填完后显示等级。</p>
      )}
      {sheet.mode === "points" && <p className="text-xs text-ink-soft">{limitWords(config)}</p>}
    </div>
  )
}
