import { expect, test } from "vitest"
import { departmentFigures, perMille, printShare, sumFigures, type TableFigures } from "./public-figures.ts"

const table = (code: string, kind: string, department: string | null, fiscal: bigint): TableFigures => ({
  org: { code, name: `名${code}`, kind },
  department: department ? { code: department, name: `局${department}` } : null,
  amounts: { fiscal, specialAccount: 1n, other: 0n },
  projectCount: 2,
  indicatorCount: 5,
  categories: { output: 3, benefit: 1, satisfaction: 1, cost: 0 },
})

test("a department's own table counts alone, otherwise its units'; an org under none stands for itself; largest first", () => {
  const tables = [
    table("401", "department", "401", 100n),
    table("401001", "unit", "401", 60n),
    table("402001", "unit", "402", 90n),
    table("402002", "unit", "402", 30n),
    table("900", "unit", null, 5n),
  ]
  expect(
    departmentFigures(tables).map(({ code, name, tables: count, amounts, projectCount }) => [
      code,
      name,
      count,
      amounts.fiscal,
      projectCount,
    ]),
  ).toEqual([
    ["402", "局402", 2, 120n, 4],
    ["401", "名401", 2, 100n, 2],
    ["900", "名900", 1, 5n, 2],
  ])
  expect(sumFigures(departmentFigures(tables))).toEqual({
    amounts: { fiscal: 225n, specialAccount: 4n, other: 0n },
    projectCount: 8,
    indicatorCount: 20,
    categories: { output: 12, benefit: 4, satisfaction: 4, cost: 0 },
  })
})

test("shares are rounded half up, and nothing of nothing is nothing", () => {
  expect([perMille(1n, 3n), perMille(2, 3), perMille(5n, 0n), printShare(1n, 8n)]).toEqual([333, 667, 0, "12.5%"])
})
