import { Td, Th } from "#components/ui/table.tsx"
import type { AmountChange } from "#server/domain/compare-texts.ts"
import { type Fen, printWan, printWanExact } from "#server/domain/money.ts"
import { amountLabels } from "#server/domain/published-table.ts"

/** Two decimals as everywhere; all of them where two different amounts would look alike. */
export const amountWords = (fen: Fen, other: Fen): string =>
  fen !== other && printWan(fen) === printWan(other) ? printWanExact(fen) : printWan(fen)

/** "+2.00（+15.3%）"; the share only where there was something before. */
export function differenceWords(before: Fen, after: Fen): string {
  const more = after - before
  const sign = more > 0n ? "+" : ""
  const words = printWan(more) === "0.00" ? printWanExact(more) : printWan(more)
  if (before === 0n) return `${sign}${words}`
  const tenths = (more * 1000n) / before
  const size = tenths < 0n ? -tenths : tenths
  return `${sign}${words}（${more > 0n ? "+" : "-"}${size / 10n}.${size % 10n}%）`
}

type Named = { names: readonly string[]; label?: string }

const Row = ({ amount: { key, earlier, before, after, changed }, names, label }: { amount: AmountChange } & Named) => (
  <tr>
    <Th scope="row" className={key === "total" ? "font-semibold" : undefined}>
      {label}
      {amountLabels[key]}
    </Th>
    {names[0] && (
      <Td data-label={names[0]} className="num">
        {earlier === null ? "—" : printWan(earlier)}
      </Td>
    )}
    <Td data-label={names[1]} className="num">
      {changed ? <del className="bg-danger-soft text-danger">{amountWords(before, after)}</del> : printWan(before)}
    </Td>
    <Td data-label={names[2]} className="num">
      {changed ? (
        <>
          <ins className="bg-ok-soft text-ok underline-offset-4">{amountWords(after, before)}</ins>{" "}
          <span className="text-xs text-ink-soft">{differenceWords(before, after)}</span>
        </>
      ) : (
        printWan(after)
      )}
    </Td>
  </tr>
)

/** The four amounts, one line each. `label` stands before their names. */
export const AmountRows = ({ amounts, ...named }: { amounts: readonly AmountChange[] } & Named) =>
  amounts.map((amount) => <Row key={amount.key} amount={amount} {...named} />)
