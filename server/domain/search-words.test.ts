import { expect, test } from "vitest"
import { markText, shorten } from "./search-marks.ts"
import { readSearch } from "./search-request.ts"
import { toFound } from "./search-result.ts"
import { foldLetters, likeOf, nearly, type Pattern, piecesOf, readWords } from "./search-words.ts"

const words = (typed: string) => {
  const read = readWords(typed)
  return read.ok ? read.patterns.map((pattern) => pattern.join("")) : read.message
}

test("what is typed is folded and divided at blanks; every word needs two characters", () => {
  expect(words("道路养护")).toEqual(["道路养护"])
  expect(words(" 道路　养护\t道路 ")).toEqual(["道路", "养护"])
  expect(words("ＡＢｃ“５０％”")).toEqual(['abc"50%"'])
  expect(words("𠮷田")).toEqual(["𠮷田"])
  expect(words("道\u0000路桥")).toBe("“道”只有一个字。请至少输入连续的两个字；用空格隔开的每个词都要有两个字。")
  expect(words("道路 桥")).toContain("“桥”只有一个字")
  expect(words("  ")).toBe("请输入要找的字词，至少两个字。")
  expect(words("一二 三四 五六 七八 九十 百千 万亿")).toBe("最多输入 6 个词，请减少一些。")
  expect(words("长".repeat(61))).toBe("最多输入 60 个字，请缩短一些。")
})

test("folding keeps every character in its place", () => {
  const text = "Ａ１，“𠮷”　≥９５％\n"
  expect(foldLetters(text)).toHaveLength([...text].length)
})

test("LIKE takes the signs of its language as they are; unknown characters divide what can be looked up", () => {
  expect(likeOf([..."50%_\\"])).toBe("%50\\%\\_\\\\%")
  expect(likeOf(["就", "业", null, "训"])).toBe("%就业_训%")
  expect(piecesOf(["就", "业", null, "训"])).toEqual(["就业"])
  expect(piecesOf([..."就业", null, ..."培训"])).toEqual(["就业", "培训"])
})

test("one slip of the hand: swapped, wrong, missing, too many; not for words of three characters", () => {
  const print = (pattern: Pattern) => pattern.map((letter) => letter ?? "＿").join("")
  expect(nearly([..."培训班"])).toEqual([])
  expect(nearly([..."就业陪训"]).map(print)).toEqual([
    ...["业就陪训", "就陪业训", "就业训陪"],
    ...["就＿陪训", "就业＿训"],
    ...["就＿业陪训", "就业＿陪训", "就业陪＿训"],
    ...["业陪训", "就陪训", "就业训", "就业陪"],
  ])
})

test("what was looked for is marked, whatever its width; nothing found is null", () => {
  expect(markText("就业培训（ＡＢ）培训", [[..."培训"], [..."ab"]])).toEqual([
    { text: "就业", hit: false },
    { text: "培训", hit: true },
    { text: "（", hit: false },
    { text: "ＡＢ", hit: true },
    { text: "）", hit: false },
    { text: "培训", hit: true },
  ])
  expect(markText("就业培训", [["就", null, "培"]])?.[0]).toEqual({ text: "就业培", hit: true })
  expect(markText("就业", [[..."培训"]])).toBeNull()
})

test("of a long goal stays what stands around the hits", () => {
  const long = "前".repeat(80)
  expect(
    shorten([
      { text: long, hit: false },
      { text: "培训", hit: true },
      { text: long, hit: false },
    ]).map(({ text }) => text),
  ).toEqual([`……${"前".repeat(24)}`, "培训", `${"前".repeat(24)}……`])
})

test("of a long goal without hits stays its beginning", () => {
  expect(shorten([{ text: `始${"前".repeat(80)}`, hit: false }])[0]?.text).toBe(`始${"前".repeat(23)}……`)
})

test("a stored row: name, goal, and the indicators that hold it", () => {
  const shown = "道路\x1e修路。\x1e里程\t≥3公里\n路灯\t5盏\x1e\x1e道路满意度\t≥90%\x1e"
  const found = toFound(shown, [[..."满意"]])
  expect(found.indicators.map(({ category, value }) => [category, value[0]?.text])).toEqual([["satisfaction", "≥90%"]])
  expect(toFound(shown, [[..."里程"], [..."5盏"]]).indicators.map(({ name }) => name.map(({ text }) => text).join(""))).toEqual([
    "里程",
    "路灯",
  ])
})

test("everything that is wrong with a search is said at once, each at its field", () => {
  expect(readSearch({ q: "桥", year: "23", org: "a b", category: "x", min: "-1", page: "51" })).toEqual({
    ok: false,
    problems: {
      q: "“桥”只有一个字。请至少输入连续的两个字；用空格隔开的每个词都要有两个字。",
      year: "年度应为四位数字，例如 2023。",
      org: "单位代码只含数字和字母，最多 20 位。",
      category: "指标类别应为 output、benefit、satisfaction、cost 之一。",
      min: "金额不能是负数。",
      page: "页码应为 1 至 50。",
    },
  })
  expect(readSearch({ q: "桥梁", min: "2", max: "１" })).toEqual({ ok: false, problems: { max: "上限不能小于下限。" } })
  expect(readSearch({ q: "桥梁", year: "2023", org: "", min: "1.5" })).toEqual({
    ok: true,
    request: { patterns: [["桥", "梁"]], year: 2023, org: null, category: null, min: 1_500_000n, max: null, page: 1 },
  })
})
