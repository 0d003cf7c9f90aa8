import { expect, test } from "vitest"
import { libraryActionsFrom, libraryInput, libraryStates, librarySteps, writtenValue } from "./library.ts"

const row = {
  ...{ scope: "common", departmentId: null, industry: "", category: "output", subcategory: "quality", name: "培训合格率" },
  ...{ sign: "gte", unit: "%", better: "higher", explanation: "", referenceValue: "≥90%", scoring: "", dataSource: "" },
  ...{ appliesTo: "", source: "" },
} as const

test("the life of a row", () => {
  const lines = (Object.keys(libraryStates) as (keyof typeof libraryStates)[]).map(
    (state) =>
      `${libraryStates[state]}: ${libraryActionsFrom(state)
        .map((action) => `${librarySteps[action].label} → ${libraryStates[librarySteps[action].to]}`)
        .join("，")}`,
  )
  expect(lines).toEqual(["草稿: 确认入库 → 已确认，停用 → 已停用", "已确认: 停用 → 已停用", "已停用: 恢复为草稿 → 草稿"])
})

test("what a row says of its value is put around the number a person gives", () => {
  const table = (["gte", "lte", "gt", "lt", "eq", "none"] as const).map((sign) => writtenValue({ sign, unit: "%" }, "95"))
  expect(table).toEqual(["≥95%", "≤95%", "＞95%", "＜95%", "95%", "95"])
  expect(["", " ９５ ", "1,200", "≥98%", "按时完成"].map((typed) => writtenValue({ sign: "gte", unit: "人" }, typed))).toEqual([
    "",
    "≥95人",
    "≥1,200人",
    "≥98%",
    "按时完成",
  ])
})

test("a row of a department names it, one of an industry names that; what belongs to another scope goes", () => {
  const said = (input: unknown) => {
    const read = libraryInput.safeParse(input)
    return read.success
      ? [read.data.industry, read.data.departmentId]
      : read.error.issues.map(({ path, message }) => [path.join("."), message])
  }
  const department = "0e5e0d53-0c9b-4b6b-9a42-7a3c5c4a3b11"
  expect([
    said(row),
    said({ ...row, name: " " }),
    said({ ...row, scope: "department" }),
    said({ ...row, scope: "industry" }),
    said({ ...row, scope: "industry", industry: "教育", departmentId: department }),
  ]).toEqual([
    ["", null],
    [["name", "请填写指标名称。"]],
    [["departmentId", "请选择部门。"]],
    [["industry", "请填写行业。"]],
    ["教育", null],
  ])
})
