import type { Review, TargetView } from "#components/work/api.ts"
import { buttonStyle } from "../ui/button-style.ts"

const labels = { application: "申报表", review: "审核表", approval: "批复表" } as const
type FormName = keyof typeof labels

/** The forms there are of a target: 审核表 once finance has filled one in (and for finance only), 批复表 once it was approved. */
const formsOf = (view: TargetView, { sheets }: Review): FormName[] => [
  "application",
  ...(sheets?.length ? (["review"] as const) : []),
  ...(view.approvedVersion ? (["approval"] as const) : []),
]

/** The official forms to print or keep. */
export const FormLinks = ({ view, review }: { view: TargetView; review: Review }) => (
  <ul aria-label="正式表样" className="flex flex-wrap gap-2">
    {formsOf(view, review).map((form) => (
      <li key={form}>
        <a href={`/work/targets/${view.id}/forms/${form}.pdf`} className={buttonStyle("secondary")}>
          {labels[form]} PDF
        </a>
      </li>
    ))}
  </ul>
)
