import { Facts } from "#components/ui/facts.tsx"
import { type Amounts, amountLabels, totalOf } from "#server/domain/published-table.ts"
import { Wan } from "./wan.tsx"

/** Count and sums of the whole filtered list, not only of the page shown. */
export const TargetTotals = ({ count, totals }: { count: number; totals: Amounts }) => (
  <div className="py-3">
    <Facts
      facts={[
        { name: "项目", value: <span className="num">{count} 项</span> },
        { name: amountLabels.total, value: <Wan fen={totalOf(totals)} /> },
        { name: amountLabels.fiscal, value: <Wan fen={totals.fiscal} /> },
        { name: amountLabels.specialAccount, value: <Wan fen={totals.specialAccount} /> },
        { name: amountLabels.other, value: <Wan fen={totals.other} /> },
      ]}
    />
  </div>
)
