import { expect, test } from "vitest"
import { findPersonalData, publicText } from "./personal-data.ts"

const found = (text: string) => findPersonalData(text).map(({ kind, text }) => `${kind} ${text}`)

test("phone and identity numbers are found, other long numbers are not", () => {
  expect([
    found("联系人张三，电话13800138000。"),
    found("电话：１３８ ０013 8000"),
    found("咨询电话 020-86881234"),
    found("身份证号 11010519491231002X"),
    found("身份证号 110105194912310021"),
    found("项目代码 440114230000000012345"),
    found("服务人数 ≥15000人，2022-2024年"),
    found("穗人社函〔2020〕73号标准"),
  ]).toEqual([["phone 13800138000"], ["phone 138 0013 8000"], ["phone 020-86881234"], ["identity 11010519491231002X"], [], [], [], []])
})

test("a text that goes out as it is written is refused with them, in a sentence that does not repeat them", () => {
  const reason = publicText({ label: "更正原因", max: 30, multiline: true })
  const said = (written: string) => {
    const read = reason.safeParse(written)
    return read.success ? read.data : read.error.issues.map(({ message }) => message)
  }
  expect([" 删去联系人电话。 ", "删去联系人 13800138000", "多".repeat(31)].map(said)).toEqual([
    "删去联系人电话。",
    ["更正原因会公开，其中有电话号码（138…00），请去掉。"],
    ["更正原因不能超过 30 个字，现在 31 个字。"],
  ])
})
