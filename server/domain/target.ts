// One project's entry in one year: amounts, goal, indicators. The form, the import and the API share these shapes.
import { z } from "zod"
import { type Attachment, attachmentsInput } from "./attachment.ts"
import type { Better } from "./indicator-value.ts"
import { type Amounts, type Category, categories } from "./published-table.ts"
import { amountsInput, formInput, type RowExtras, rowExtraInput, type TargetForm } from "./target-form.ts"
import { text } from "./text.ts"

export type IndicatorRow = RowExtras & {
  /** Made by whoever adds the row; stays the same through edits, versions and years. */
  id: string
  category: Category
  subcategory: string | null
  name: string
  /** The value exactly as written; parsed by `parseValue` wherever it is needed. */
  raw: string
  better: Better
}

/** What the unit says to a warning of the checks that it does not follow: `code` names the rule, `path` the place (checks/rule.ts). */
export type Answer = { code: string; path: string; text: string }

/** What a unit fills in. Amounts in 分. `form` and `attachments`: absent where there is nothing of it. */
export type TargetContent = {
  amounts: Amounts
  goal: string
  indicators: IndicatorRow[]
  answers: Answer[]
  form?: TargetForm | undefined
  attachments?: Attachment[] | undefined
}

export const projectKinds = { department: "部门预算项目", transfer: "转移支付项目" } as const
export type ProjectKind = keyof typeof projectKinds

/** Longest texts, in characters (code points), the same in form, import and API. */
export const limits = {
  goal: 2000,
  indicatorName: 100,
  value: 300,
  indicators: 100,
  note: 2000,
  answer: 300,
  answers: 400,
  projectName: 100,
} as const

const indicatorInput = z.strictObject({
  id: z.uuid(),
  category: z.enum(categories, "请选择一级指标。"),
  subcategory: z.string().max(40).nullable(),
  name: text({ label: "指标名称", max: limits.indicatorName }),
  raw: text({ label: "年度指标值", max: limits.value }),
  better: z.enum(["higher", "lower", "exact"]),
  ...rowExtraInput,
})

const answerInput = z.strictObject({
  code: z.string().max(60),
  path: z.string().max(120),
  text: text({ label: "说明", max: limits.answer, multiline: true }),
})

/** What the form sends: amounts as typed in 万元. Answers amounts in 分. Incomplete drafts pass; only unreadable input does not. */
export const targetInput = z.strictObject({
  amounts: amountsInput,
  goal: text({ label: "绩效目标", max: limits.goal, multiline: true }),
  indicators: z
    .array(indicatorInput)
    .max(limits.indicators, `指标不能超过 ${limits.indicators} 条。`)
    .refine((rows) => new Set(rows.map((row) => row.id)).size === rows.length, "指标行重复，请刷新后再试。"),
  answers: z
    .array(answerInput)
    .max(limits.answers, "说明太多，请先删去不再需要的。")
    .default([])
    .transform((all) => all.filter(({ text: said }) => said !== "")),
  form: formInput.optional(),
  attachments: attachmentsInput.optional(),
})
type Typed = z.input<typeof targetInput>
export type TargetInput = Typed & Required<Pick<Typed, "answers">>

/** The reason given with an act. */
export const noteInput = text({ label: "理由", max: limits.note, multiline: true })
