import fc from "fast-check"
import { expect, test } from "vitest"
import { cleanText, lengthOf, nameKey, sameName, text } from "./text.ts"

const rule = { label: "指标名称", max: 10 }
const clean = (input: string, more: { multiline?: boolean; required?: boolean } = {}) => {
  const cleaned = cleanText(input, { ...rule, ...more })
  return `${JSON.stringify(input)} → ${cleaned.ok ? JSON.stringify(cleaned.text) : cleaned.message}`
}

test("what is kept, what goes without asking, what is refused", () => {
  const kept = ["  服务人数\u3000", "１２３．４５", "𠮷㼆", "e\u0301", "👨‍👩‍👧", "", "一二三四五六七八九十"]
  const removed = [
    "\uFEFF人数",
    "人\u200B数",
    "人\u200D数",
    "\u202E人数\u202C",
    "人\u00AD数",
    "👨\u200D甲",
    "\u2066人数\u2069",
    "人\u034F数",
    "人\u{E0041}数",
    "\u200B \u200B",
  ]
  const refused = [
    "\ud800",
    "人\udc00数",
    "人\u0000数",
    "人\u0007数",
    "人\u0085数",
    "人\t数",
    "人\ufffd数",
    "人\uffff数",
    "人\n数",
    "人\u2028数",
  ]
  expect([...kept, ...removed, ...refused, "一二三四五六七八九十一"].map((input) => clean(input))).toEqual([
    '"  服务人数\u3000" → "服务人数"',
    '"１２３．４５" → "１２３．４５"',
    '"𠮷㼆" → "𠮷㼆"',
    '"e\u0301" → "e\u0301"',
    '"👨‍👩‍👧" → "👨‍👩‍👧"',
    '"" → ""',
    '"一二三四五六七八九十" → "一二三四五六七八九十"',
    '"\uFEFF人数" → "人数"',
    '"人\u200B数" → "人数"',
    '"人\u200D数" → "人数"',
    '"\u202E人数\u202C" → "人数"',
    '"人\u00AD数" → "人数"',
    '"👨\u200D甲" → "👨甲"',
    '"\u2066人数\u2069" → "人数"',
    '"人\u034F数" → "人数"',
    '"人\u{E0041}数" → "人数"',
    '"\u200B \u200B" → ""',
    '"\\ud800" → 指标名称中有残缺的字符，请重新输入。',
    '"人\\udc00数" → 指标名称中有残缺的字符，请重新输入。',
    '"人\\u0000数" → 指标名称中有看不见的控制字符，请删除后重新输入。',
    '"人\\u0007数" → 指标名称中有看不见的控制字符，请删除后重新输入。',
    '"人\u0085数" → 指标名称中有看不见的控制字符，请删除后重新输入。',
    '"人\\t数" → 指标名称不能含制表符，请改用空格或标点。',
    '"人\ufffd数" → 指标名称中有乱码（�），请核对文件的编码后重新输入。',
    '"人\uffff数" → 指标名称中有乱码（�），请核对文件的编码后重新输入。',
    '"人\\n数" → 指标名称不能换行。',
    '"人\u2028数" → 指标名称不能换行。',
    '"一二三四五六七八九十一" → 指标名称不能超过 10 个字，现在 11 个字。',
  ])
})

test("line breaks, in one form, and tabs stay where a text may have several lines", () => {
  expect(clean("一\r\n二\r三\n", { multiline: true })).toBe('"一\\r\\n二\\r三\\n" → "一\\n二\\n三"')
  expect(clean("一\t二", { multiline: true })).toBe('"一\\t二" → "一\\t二"')
})

test("a required text may not be blank", () => {
  expect(clean("\u3000\u200B", { required: true })).toContain("请填写指标名称。")
})

test("lengths are counted in code points, and an enormous text is refused at once", () => {
  expect([lengthOf("𠮷".repeat(10)), cleanText("𠮷".repeat(10), rule).ok, cleanText("𠮷".repeat(11), rule).ok]).toEqual([10, true, false])
  expect(cleanText("长".repeat(1_000_000), rule)).toEqual({ ok: false, message: "指标名称不能超过 10 个字。" })
})

test("the schema answers the cleaned text or one sentence", () => {
  const schema = text(rule)
  expect(schema.parse(" 人数 ")).toBe("人数")
  const messages = ["人\n数", 12, null, ["人数"], { toString: "人数" }].map((input) =>
    schema.safeParse(input).error?.issues.map((i) => i.message),
  )
  const wrongType = ["指标名称应当是文字。"]
  expect(messages).toEqual([["指标名称不能换行。"], wrongType, wrongType, wrongType, wrongType])
})

test("cleaning twice changes nothing", () => {
  const marks = fc.constantFrom(..."\u200B\u200D\uFE0F\u202E\u00AD\u2028\uFEFF\r\n\t 甲a", "👩", "🏽", "©")
  const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
  const input = fc.string({ unit: fc.oneof(marks, anyUnit), maxLength: 30 })
  const stable = fc.property(input, (typed) => {
    const once = cleanText(typed, { label: "文字", max: 100, multiline: true })
    if (once.ok) expect(cleanText(once.text, { label: "文字", max: 100, multiline: true })).toEqual(once)
  })
  fc.assert(stable, { numRuns: 1000 })
})

test("names that look equal are equal, others are not", () => {
  const pairs = ["经费（区本级）|经费(区本级)", "ＡＢ１|AB1", "人 才|人才", "人\u200D才|人才", "经费\uFE0E|经费", "人才|人材", "AB|ab"]
  expect(pairs.map((pair) => `${pair}: ${sameName(pair.split("|")[0] ?? "", pair.split("|")[1] ?? "")}`)).toEqual([
    "经费（区本级）|经费(区本级): true",
    "ＡＢ１|AB1: true",
    "人 才|人才: true",
    "人\u200D才|人才: true",
    "经费\uFE0E|经费: true",
    "人才|人材: false",
    "AB|ab: false",
  ])
  expect(nameKey("招考，\u3000调转 ")).toBe("招考,调转")
})
