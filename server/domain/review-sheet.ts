// The review sheet (项目支出绩效目标审核表) of finance: items, points or grades, and what follows from them.
// Consequences: 财预〔2015〕88号 第25条. Items, points and limits differ between sources, so they are configuration per year;
// the ones here are only the first proposal (not confirmed against the printed form).
import { z } from "zod"
import { parseWan } from "./money.ts"
import { text } from "./text.ts"

export const grades = ["excellent", "good", "fair", "poor"] as const
export type Grade = (typeof grades)[number]
export const gradeLabels = { excellent: "优", good: "良", fair: "中", poor: "差" } as const satisfies Record<Grade, string>

export const gradeConsequences = {
  excellent: "可以通过。",
  good: "可以通过；小的问题可与单位沟通后直接完善。",
  fair: "不能通过，应退回单位修改后重新提交。",
  poor: "不能通过，不得进入下一步预算安排。",
} as const satisfies Record<Grade, string>

export const mayPass = (grade: Grade): boolean => grade === "excellent" || grade === "good"

export const criteria = { completeness: "完整性", relevance: "相关性", appropriateness: "适当性", feasibility: "可行性" } as const
export type Criterion = keyof typeof criteria

export type SheetItem = { code: string; criterion: Criterion; label: string; maxPoints: number }
/** Whole points; a total of at least `excellent` is 优, and so on down; below `fair` is 差. */
export type SheetLimits = { excellent: number; good: number; fair: number }
/** `requiredFrom`: total in 分 from which a target cannot pass without the sheet; null: never asked for. */
export type SheetConfig = { items: SheetItem[]; limits: SheetLimits; requiredFrom: bigint | null }

export const proposedSheet: SheetConfig = {
  items: [
    { code: "standard", criterion: "completeness", label: "规范完整性：填报内容齐全、规范", maxPoints: 10 },
    { code: "clear", criterion: "completeness", label: "明确清晰性：目标明确、清楚、可衡量", maxPoints: 10 },
    { code: "goal", criterion: "relevance", label: "目标相关性：与职责、规划和政策相符", maxPoints: 15 },
    { code: "indicator", criterion: "relevance", label: "指标科学性：指标与目标密切相关、可量化", maxPoints: 15 },
    { code: "performance", criterion: "appropriateness", label: "绩效合理性：预期绩效符合正常水平", maxPoints: 15 },
    { code: "money", criterion: "appropriateness", label: "资金匹配性：目标与资金规模相匹配", maxPoints: 15 },
    { code: "attainable", criterion: "feasibility", label: "实现可能性：目标经过论证、能够实现", maxPoints: 10 },
    { code: "conditions", criterion: "feasibility", label: "条件充分性：组织、制度、条件有保障", maxPoints: 10 },
  ],
  limits: { excellent: 90, good: 80, fair: 60 },
  requiredFrom: 1_000_000_000n,
}

const limit = z.int("等级界限要填整数。")

/** What finance saves as the year's sheet. `requiredFrom` as typed in 万元; empty: never asked for. */
export const sheetConfigInput = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[a-z_]{1,40}$/, "项目代码只能用小写字母和下划线。"),
          criterion: z.enum(["completeness", "relevance", "appropriateness", "feasibility"]),
          label: text({ label: "审核内容", max: 100, required: true }),
          maxPoints: z.int("分值要填整数。").min(1, "分值至少 1 分。").max(100, "分值不能超过 100 分。"),
        }),
      )
      .min(1, "审核表至少要有一项。")
      .max(40, "审核表不能超过 40 项。")
      .refine((items) => new Set(items.map(({ code }) => code)).size === items.length, "项目代码重复。"),
    limits: z
      .strictObject({ excellent: limit, good: limit, fair: limit })
      .refine(({ excellent, good, fair }) => excellent > good && good > fair && fair > 0, "等级界限要从高到低：优、良、中，并且大于 0。"),
    requiredFrom: z.string().transform((typed, ctx): bigint | null => {
      if (typed.trim() === "") return null
      const parsed = parseWan(typed)
      if (parsed.ok) return parsed.fen
      ctx.addIssue({ code: "custom", message: parsed.message })
      return z.NEVER
    }),
  })
  .refine(
    ({ items, limits }) => items.reduce((sum, { maxPoints }) => sum + maxPoints, 0) >= limits.excellent,
    "各项分值合计不能低于“优”的界限。",
  )

const opinion = text({ label: "审核意见", max: 500, multiline: true })
/** 重点项目 are given points; 一般性项目 a grade for each item and, by the reviewer, one for the whole. */
export const sheetInput = z.discriminatedUnion("mode", [
  z.strictObject({ mode: z.literal("points"), points: z.record(z.string().max(40), z.int().min(0).max(100)), opinion }),
  z.strictObject({ mode: z.literal("grades"), grades: z.record(z.string().max(40), z.enum(grades)), grade: z.enum(grades), opinion }),
])
export type FilledSheet = z.infer<typeof sheetInput>

export type SheetProblem = { path: string; message: string }

const pointProblem = (item: SheetItem, given: number | undefined): string | null => {
  if (given === undefined) return `“${item.label}”没有打分。`
  return given > item.maxPoints ? `“${item.label}”最多 ${item.maxPoints} 分，现在是 ${given} 分。` : null
}

/** What is missing or too high, item by item; paths "sheet.CODE". */
export const sheetProblems = ({ items }: SheetConfig, filled: FilledSheet): SheetProblem[] =>
  items.flatMap((item) => {
    const { code, label } = item
    const graded = filled.mode === "grades" && filled.grades[code] === undefined ? `“${label}”没有评级。` : null
    const message = filled.mode === "points" ? pointProblem(item, filled.points[code]) : graded
    return message ? [{ path: `sheet.${code}`, message }] : []
  })

/** The sum of the points given to the items of this year's sheet. */
export const totalPoints = ({ items }: SheetConfig, points: Readonly<Record<string, number>>): number =>
  items.reduce((sum, { code }) => sum + (points[code] ?? 0), 0)

const reached = (points: number, { excellent, good, fair }: SheetLimits): Grade =>
  points >= excellent ? "excellent" : points >= good ? "good" : points >= fair ? "fair" : "poor"

export const gradeOf = (config: SheetConfig, filled: FilledSheet): Grade =>
  filled.mode === "grades" ? filled.grade : reached(totalPoints(config, filled.points), config.limits)

/** As the version keeps it: with the words and limits of its time, so that a later configuration does not rewrite it. */
export type StoredSheet = {
  mode: FilledSheet["mode"]
  items: { criterion: string; label: string; maxPoints: number; points: number | null; grade: Grade | null }[]
  limits: SheetLimits
  total: number | null
  grade: Grade
  opinion: string
}

export const toStoredSheet = (config: SheetConfig, filled: FilledSheet): StoredSheet => ({
  mode: filled.mode,
  items: config.items.map(({ code, criterion, label, maxPoints }) => ({
    ...{ criterion: criteria[criterion], label, maxPoints },
    points: filled.mode === "points" ? (filled.points[code] ?? null) : null,
    grade: filled.mode === "grades" ? (filled.grades[code] ?? null) : null,
  })),
  limits: config.limits,
  total: filled.mode === "points" ? totalPoints(config, filled.points) : null,
  grade: gradeOf(config, filled),
  opinion: filled.opinion,
})
