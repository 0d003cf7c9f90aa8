import { expect, test } from "vitest"
import { readOrgCode, readProjectCode, readVersion, readYear } from "./address.ts"
import { readOpenAddress } from "./open-address.ts"

const read = (path: string) => {
  const found = readOpenAddress(path.split("/"))
  return found.ok ? found.request : found.fault.status
}

test("addresses of open data and what they ask for", () => {
  expect(read("tables")).toEqual({ kind: "list" })
  expect(read("tables/2023/303001.json")).toEqual({ kind: "table", year: 2023, orgCode: "303001", form: "json" })
  expect(read("tables/2023/303.csv")).toEqual({ kind: "table", year: 2023, orgCode: "303", form: "csv" })
  expect(read("tables/2023/303001/v2.txt")).toEqual({ kind: "table", year: 2023, orgCode: "303001", version: 2, form: "txt" })
})

test.each([
  ["", 404],
  ["nothing", 404],
  ["tables/2023", 404],
  ["tables/2023/303001", 404],
  ["tables/2023/303001.xls", 404],
  ["tables/2023/303001.JSON", 404],
  ["tables/2023/303001.json/", 404],
  ["tables/2023/303001/v1", 404],
  ["tables/2023/303001/v1/v2.json", 404],
  ["tables/23/303001.json", 400],
  ["tables/2023/.json", 400],
  ["tables/2023/303-001.json", 400],
  ["tables/2023/303001'--.json", 400],
  ["tables/2023/303001/1.json", 400],
  ["tables/2023/303001/v0.json", 400],
  ["tables/2023/303001/v01.json", 400],
  ["tables/2023/303001/v99999999999.json", 400],
] as const)("%s is answered with %i", (path, status) => {
  expect(read(path)).toBe(status)
})

test("a form that does not exist is answered with those that do", () => {
  expect(readOpenAddress(["tables", "2023", "303001.ods"])).toMatchObject({
    fault: { message: expect.stringContaining(".json、.csv、.xlsx、.txt、.pdf、.xml") },
  })
})

test("parts of page addresses: one spelling each, nonsense is undefined", () => {
  expect(["2023", "2000", "2100", "1999", "2101", "20230", "2023 ", "２０２３", "2e03"].map(readYear)).toEqual([
    2023,
    2000,
    2100,
    ...Array(6).fill(undefined),
  ])
  expect(["v1", "v12", "1", "v0", "v-1", "V1", "v1.0", "v9999999"].map(readVersion)).toEqual([1, 12, ...Array(6).fill(undefined)])
  expect(["303001", "a".repeat(21), "", "三〇三", "303/1"].map(readOrgCode)).toEqual(["303001", ...Array(4).fill(undefined)])
  expect(["2023-A1", "a".repeat(41), "", "%00"].map(readProjectCode)).toEqual(["2023-A1", ...Array(3).fill(undefined)])
})
