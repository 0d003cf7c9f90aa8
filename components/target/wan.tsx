import { MoneyCell } from "#components/ui/table.tsx"
import { type Fen, printWan } from "#server/domain/money.ts"

/** An amount in running text, with its unit. */
export const Wan = ({ fen }: { fen: Fen }) => <span className="num whitespace-nowrap">{printWan(fen)} 万元</span>

/** An amount in a column whose head names the unit. */
export const WanCell = ({ fen, className }: { fen: Fen; className?: string }) => (
  <MoneyCell className={className}>{printWan(fen)}</MoneyCell>
)
