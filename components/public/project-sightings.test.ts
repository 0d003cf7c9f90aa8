import { expect, test } from "vitest"
import { type ProjectYear, toSightings } from "./project-sightings.ts"

const unit = { code: "303001", name: "本级", kind: "unit" }
const department = { code: "303", name: "人社局", kind: "department" }
const seen = (year: number, org: ProjectYear["org"], version = 1, fiscal = 1n): ProjectYear => ({
  year,
  org,
  unit,
  version,
  project: {
    code: "P1",
    name: "项目",
    kind: "department",
    amounts: { fiscal, specialAccount: 0n, other: 0n },
    goal: "目标",
    indicators: [],
  },
})
const brief = (years: ProjectYear[]) =>
  toSightings(years).map(({ year, tables }) => [year, ...tables.map(({ org, version }) => `${org.code} v${version}`)])

test("what stands the same in the unit's and the department's table is shown once", () => {
  expect(brief([seen(2023, unit, 2), seen(2023, department)])).toEqual([[2023, "303001 v2", "303 v1"]])
})

test("a correction that reached only one of them shows as two", () => {
  expect(brief([seen(2023, unit, 2, 9n), seen(2023, department)])).toEqual([
    [2023, "303001 v2"],
    [2023, "303 v1"],
  ])
})

test("years stay apart, newest first as given", () => {
  expect(brief([seen(2024, unit), seen(2023, unit)])).toEqual([
    [2024, "303001 v1"],
    [2023, "303001 v1"],
  ])
})
