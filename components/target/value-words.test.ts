import { expect, test } from "vitest"
import { betterWords, valueWords } from "./value-words.ts"

test.each([
  ["≥90%", "不少于 90 %"],
  ["≤5次", "不超过 5 次"],
  ["255", "数值 255"],
  ["≥40000份", "不少于 40,000 份"],
  ["11月30日前完成", "期限 11 月 30 日"],
  ["按时发放", "文字说明"],
  ["大于等于当年度高层次人才认定数量的10%", "不少于 10 %（以“当年度高层次人才认定数量”为基数）"],
  [" ", ""],
])("%s → %s", (raw, words) => expect(valueWords(raw)).toBe(words))

test("a direction is named to suit its value", () => {
  expect(betterWords("≥90%", "higher")).toBe("越高越好")
  expect(betterWords("11月30日前完成", "lower")).toBe("越早越好")
  expect(betterWords("按时发放", "exact")).toBe("")
})
