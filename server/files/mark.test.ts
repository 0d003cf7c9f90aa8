import { expect, test } from "vitest"
import { markFile } from "./mark.ts"
import { readFile } from "./read-file.ts"

test("a text file comes back marked, whatever it is called", async () => {
  const sheetsOf = async (fileName: string) => {
    const mark = { sheet: fileName.replace(/\.csv$/, ""), row: 1, column: 1, severity: "warning" as const, text: "请核对" }
    const marked = await markFile(Buffer.from("项目名称,金额\n甲,1\n"), fileName, [mark])
    return (await readFile(marked, "back.xlsx")).sheets.map(({ name }) => name)
  }
  const names = ["预算[1].csv", "'引号'.csv", "history.csv", `${"长".repeat(40)}.csv`]
  expect(await Promise.all(names.map(sheetsOf))).toEqual([["预算_1_"], ["_引号_"], ["表"], ["长".repeat(31)]])
})
