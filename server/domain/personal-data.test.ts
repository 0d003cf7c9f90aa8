import { expect, test } from "vitest"
import { findPersonalData } from "./personal-data.ts"

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
