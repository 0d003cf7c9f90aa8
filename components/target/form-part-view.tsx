import { printWan } from "#server/domain/money.ts"
import { amountLabels, totalOf } from "#server/domain/published-table.ts"
import { formLabels, type TargetForm } from "#server/domain/target-form.ts"
import type { FieldSlots } from "./content-view.tsx"

const amountKeys = ["fiscal", "specialAccount", "other"] as const
const texts = ["basis", "midtermGoal"] as const

/** When the project runs: “2026-01 至 2028-12”. */
const period = ({ startsOn, endsOn }: TargetForm): string => (startsOn || endsOn ? `${startsOn || "…"} 至 ${endsOn || "…"}` : "（未填）")

/** The whole life of the project, for reading. */
export const FormPartView = ({ form, slots }: { form: TargetForm; slots: FieldSlots }) => (
  <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
    <div className="group/row">
      <dt className="text-sm text-ink-soft">项目起止年月</dt>
      <dd className="num">
        {period(form)} {slots.words?.("form.startsOn")} {slots.words?.("form.endsOn")} {slots.beside?.("form.startsOn")}
      </dd>
    </div>
    <div className="group/row">
      <dt className="text-sm text-ink-soft">中期资金总额（万元）</dt>
      <dd className="num">
        {slots.words?.("form.midterm.total") ?? printWan(totalOf(form.midterm))}
        <span className="block text-xs text-ink-soft">
          {amountKeys.map((key) => `${amountLabels[key]} ${printWan(form.midterm[key])}`).join("，")}
        </span>
        {slots.beside?.("form.midterm.fiscal")}
      </dd>
    </div>
    {texts.map((key) => (
      <div key={key} className="group/row sm:col-span-2">
        <dt className="text-sm text-ink-soft">{formLabels[key]}</dt>
        <dd className="max-w-prose leading-relaxed whitespace-pre-line">
          {(slots.words?.(`form.${key}`) ?? form[key]) || <span className="text-ink-soft">（未填）</span>} {slots.beside?.(`form.${key}`)}
        </dd>
      </div>
    ))}
  </dl>
)
