// The part of the 申报表 beside the annual amounts, goal and indicators: the whole life of a project, and why there is one.
import { z } from "zod"
import { type Fen, parseWan } from "./money.ts"
import type { Amounts } from "./published-table.ts"
import { text } from "./text.ts"

/** Months as "2026-01", "" where not filled in. `midterm`: 中期资金, amounts of the whole period in 分. */
export type TargetForm = { startsOn: string; endsOn: string; basis: string; midtermGoal: string; midterm: Amounts }

export const formLabels = { startsOn: "项目开始年月", endsOn: "项目结束年月", basis: "立项依据", midtermGoal: "中期绩效目标" } as const
export type FormText = keyof typeof formLabels
export const formTexts = Object.keys(formLabels) as FormText[]

/** What each row of the 申报表 may say beside name and annual value. Absent and "" are the same: not filled in. */
export const rowExtraLabels = { midtermRaw: "中期指标值", weight: "分值", method: "计算方法", source: "数据来源" } as const
export type RowExtra = keyof typeof rowExtraLabels
export const rowExtras = Object.keys(rowExtraLabels) as RowExtra[]

export const formLimits = { basis: 1000, midtermGoal: 2000, midtermRaw: 300, method: 300, source: 100 } as const

export const emptyForm: TargetForm = {
  ...{ startsOn: "", endsOn: "", basis: "", midtermGoal: "" },
  midterm: { fiscal: 0n, specialAccount: 0n, other: 0n },
}
export const isEmptyForm = ({ midterm, ...texts }: TargetForm): boolean =>
  Object.values(texts).every((each) => each === "") && Object.values(midterm).every((fen) => fen === 0n)

/** 万元 as typed; an empty box is 0.00, as on the paper form. */
export const amountInput = z.string().transform((typed, ctx): Fen => {
  if (typed.trim() === "") return 0n
  const parsed = parseWan(typed)
  if (parsed.ok) return parsed.fen
  ctx.addIssue({ code: "custom", message: parsed.message })
  return z.NEVER
})
export const amountsInput = z.strictObject({ fiscal: amountInput, specialAccount: amountInput, other: amountInput })

const month = (label: string) =>
  z
    .string()
    .trim()
    .regex(/^((19|20)\d\d-(0[1-9]|1[0-2]))?$/, `${label}请写成“2026-01”这样的年月。`)

/** What the form sends. The end may not lie before the beginning: both strings sort as months do. */
export const formInput = z
  .strictObject({
    startsOn: month(formLabels.startsOn),
    endsOn: month(formLabels.endsOn),
    basis: text({ label: formLabels.basis, max: formLimits.basis, multiline: true }),
    midtermGoal: text({ label: formLabels.midtermGoal, max: formLimits.midtermGoal, multiline: true }),
    midterm: amountsInput,
  })
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn, { path: ["endsOn"], message: "项目结束早于开始，请核对。" })

/** 分值 as points with at most one decimal, kept as written: "10", "7.5". */
const weight = z
  .string()
  .trim()
  .regex(/^(\d{1,3}(\.\d)?)?$/, "分值请写 0 到 100 之间的数，最多一位小数。")
  .refine((typed) => Number(typed) <= 100, "分值不能超过 100。")

export const rowExtraInput = {
  midtermRaw: text({ label: rowExtraLabels.midtermRaw, max: formLimits.midtermRaw }).optional(),
  weight: weight.optional(),
  method: text({ label: rowExtraLabels.method, max: formLimits.method, multiline: true }).optional(),
  source: text({ label: rowExtraLabels.source, max: formLimits.source }).optional(),
  /** The row of an earlier year that this one continues, where it is not the row of the same id: after a split. */
  lineage: z.uuid().optional(),
  /** The row of the indicator library it was taken from. */
  libraryId: z.uuid().optional(),
}
export type RowExtras = { [Key in keyof typeof rowExtraInput]?: string | undefined }

const fen = z.string().regex(/^\d+$/).transform(BigInt)
/** As kept in versions and beside the draft: amounts as strings in 分. */
export const storedForm = z.object({
  ...{ startsOn: z.string(), endsOn: z.string(), basis: z.string(), midtermGoal: z.string() },
  midterm: z.object({ fiscal: fen, specialAccount: fen, other: fen }),
})
export const toStoredForm = ({ midterm, ...texts }: TargetForm): z.input<typeof storedForm> => ({
  ...texts,
  midterm: { fiscal: String(midterm.fiscal), specialAccount: String(midterm.specialAccount), other: String(midterm.other) },
})

/** Tenths of points, so that 7.5 + 2.5 is 10; null where no row has a weight. */
export function weightSum(rows: readonly { weight?: string | undefined }[]): number | null {
  const given = rows.flatMap(({ weight: points }) => (points ? [Math.round(Number(points) * 10)] : []))
  return given.length === 0 ? null : given.reduce((sum, tenths) => sum + tenths, 0)
}
