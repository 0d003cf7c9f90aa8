import { expect, test } from "vitest"
import { changeRow, type Draft, type DraftRow, draftTotal, faultsOf, newRow, pathById, placeRows, problemsOf, toDraft } from "./draft.ts"

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const row = (n: number, changed: Partial<DraftRow> = {}): DraftRow => ({
  id: id(n),
  category: "output",
  subcategory: "quantity",
  name: "培训人次",
  raw: "≥400人次",
  better: "higher",
  ...changed,
})
const draft = (changed: Partial<Draft> = {}): Draft => ({
  amounts: { fiscal: "13.62", specialAccount: "", other: "1,000.00" },
  goal: "提供服务",
  indicators: [row(1), row(2), row(3)],
  answers: [],
  ...changed,
})

test("stored amounts reach the boxes with all their decimals", () => {
  const { amounts } = toDraft({
    amounts: { fiscal: 1_234_567n, specialAccount: 0n, other: 13_620_000n },
    goal: "",
    indicators: [],
    answers: [],
  })
  expect(amounts).toEqual({ fiscal: "1.234567", specialAccount: "0.00", other: "13.62" })
})

test("the total is the sum of what can be read, and none while something cannot", () => {
  expect(draftTotal(draft())).toBe(1_013_620_000n)
  expect(draftTotal(draft({ amounts: { fiscal: "十三", specialAccount: "", other: "" } }))).toBeNull()
})

test("faults stand at the row's id, whatever its place", () => {
  const faulty = draft({
    amounts: { fiscal: "-1", specialAccount: "", other: "" },
    indicators: [row(1), row(2, { name: "长".repeat(101) })],
  })
  expect(faultsOf(faulty).map(({ path }) => path)).toEqual(["amounts.fiscal", `indicators[${id(2)}].name`])
  expect(pathById("indicators[7].name", faulty)).toBe("indicators[7].name")
  expect(faultsOf(draft())).toEqual([])
})

test("an incomplete draft can be kept and says what it lacks", () => {
  const empty = draft({ goal: "", indicators: [row(1, { raw: " " })] })
  expect(faultsOf(empty)).toEqual([])
  expect(
    problemsOf(empty, {})
      .filter(({ severity }) => severity === "error")
      .map(({ path }) => path),
  ).toEqual(["goal", `indicators[${id(1)}].raw`])
})

test("a new row continues the category of the last one", () => {
  expect(newRow(id(4), "costCategory", row(3, { category: "benefit", subcategory: "social" }))).toMatchObject({
    category: "benefit",
    subcategory: "social",
    name: "",
  })
  expect(newRow(id(4), "costCategory", undefined)).toMatchObject({ category: "output", subcategory: null })
})

test("another category drops a second level that does not belong to it", () => {
  expect(changeRow([row(1)], id(1), { category: "satisfaction" }, "costCategory")[0]).toMatchObject({ subcategory: null })
  expect(changeRow([row(1)], id(1), { name: "新名" }, "costCategory")[0]).toMatchObject({ subcategory: "quantity", name: "新名" })
})

test("the direction follows the operator until it is declared", () => {
  const [followed] = changeRow([row(1)], id(1), { raw: "≤5次" }, "costCategory")
  expect(followed?.better).toBe("lower")
  const declared = changeRow([row(1, { raw: "≥90%", better: "exact" })], id(1), { raw: "≤5次" }, "costCategory")
  expect(declared[0]?.better).toBe("exact")
})

test("rows move together and stop at the ends", () => {
  const rows = draft().indicators
  const order = (block: { top: number; bottom: number }, to: number) => placeRows(rows, block, to).map((each) => rows.indexOf(each) + 1)
  expect([order({ top: 2, bottom: 2 }, 1), order({ top: 0, bottom: 0 }, -1), order({ top: 2, bottom: 2 }, 3)]).toEqual([
    [1, 3, 2],
    [1, 2, 3],
    [1, 2, 3],
  ])
  expect([order({ top: 0, bottom: 1 }, 1), order({ top: 1, bottom: 2 }, 0)]).toEqual([
    [3, 1, 2],
    [2, 3, 1],
  ])
})
