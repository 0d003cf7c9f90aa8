import fc from "fast-check"
import { expect, test } from "vitest"
import type { Amounts } from "./published-table.ts"
import { roundingNote, rowNote, sumAmounts, sumNote, tableTotals, unitTotals } from "./totals.ts"

const amounts = (fiscal: bigint, specialAccount = 0n, other = 0n): Amounts => ({ fiscal, specialAccount, other })
const unit = (...rows: Amounts[]) => ({ projects: rows.map((row) => ({ amounts: row })) })

test("units and tables are sums in 分", () => {
  const [first, second] = [unit(amounts(1n, 2n, 3n), amounts(10n, 20n, 30n)), unit(amounts(100n))]
  expect(unitTotals(first)).toEqual(amounts(11n, 22n, 33n))
  expect(tableTotals({ units: [first, second] })).toEqual(amounts(111n, 22n, 33n))
  expect(tableTotals({ units: [] })).toEqual(amounts(0n))
})

test("a note where rounded rows do not add up to their rounded total, and only there", () => {
  // 0.005 + 0.005 万元: 0.01 + 0.01 is shown beside 0.01.
  expect(roundingNote([5_000n, 5_000n])).toBe("因四舍五入，各项之和与合计相差 0.01 万元。")
  expect(roundingNote([4_000n, 4_000n, 4_000n])).toBe("因四舍五入，各项之和与合计相差 0.01 万元。")
  expect([[], [5_000n], [11_000n, 11_000n, 11_000n], [136_200_000n, 5_062_000_000n]].map(roundingNote)).toEqual([null, null, null, null])
})

test("a row's sources and every column of rows are looked at", () => {
  expect(rowNote(amounts(5_000n, 5_000n))).not.toBeNull()
  expect(sumNote([amounts(5_000n), amounts(5_000n)])).not.toBeNull()
  expect(sumNote([amounts(0n, 0n, 5_000n), amounts(0n, 0n, 5_000n)])).not.toBeNull()
  expect(sumNote([amounts(10_000n), amounts(0n, 0n, 20_000n)])).toBeNull()
})

test("amounts of whole hundredths of 万元 never need a note", () => {
  const row = fc.tuple(fc.bigInt(0n, 10n ** 11n), fc.bigInt(0n, 10n ** 11n), fc.bigInt(0n, 10n ** 11n))
  const silent = fc.property(fc.array(row), (rows) => {
    const exact = rows.map(([a, b, c]) => amounts(a * 10_000n, b * 10_000n, c * 10_000n))
    expect([sumNote(exact), rowNote(sumAmounts(exact))]).toEqual([null, null])
  })
  fc.assert(silent)
})
