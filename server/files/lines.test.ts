import fc from "fast-check"
import { expect, test } from "vitest"
import { breakLines } from "./lines.ts"

/** Chinese characters are 2 wide, the rest 1. */
const measure = (text: string) => [...text].reduce((sum, char) => sum + (char > "\u2000" ? 2 : 1), 0)
const lines = (text: string, width: number) => breakLines(text, width, measure)

test.each([
  ["为花都区提供人才智力支持", 10, ["为花都区提", "供人才智力", "支持"]],
  ["产出指标：服务人数，年度指标值：≥2500人。", 14, ["产出指标：服务", "人数，年度指标", "值：≥2500人。"]],
  ["完成率达到100%，满意。", 12, ["完成率达到", "100%，满意。"]],
  ["总计17,724.04万元", 12, ["总计", "17,724.04万", "元"]],
  ["按（穗人社函〔2020〕73号）执行", 12, ["按（穗人社函", "〔2020〕73", "号）执行"]],
  ["第一行\n\n第三行", 20, ["第一行", "", "第三行"]],
  ["two words here", 9, ["two words", "here"]],
  ["Donaudampfschifffahrt", 8, ["Donaudam", "pfschiff", "fahrt"]],
  ["", 10, [""]],
] as const)("%s in %i", (text, width, expected) => {
  expect(lines(text, width)).toEqual(expected)
})

test("nothing is lost, and nothing is wider than the line", () => {
  const text = fc
    .array(fc.constantFrom(..."绩效目标，。（）“”≥95%abc 12.5、；".split("")), { maxLength: 60 })
    .map((parts) => parts.join(""))
  fc.assert(
    fc.property(text, fc.integer({ min: 24, max: 60 }), (given, width) => {
      const broken = lines(given, width)
      expect(broken.join("").replaceAll(" ", "")).toBe(given.replaceAll(" ", ""))
      for (const line of broken) expect(measure(line)).toBeLessThanOrEqual(width)
    }),
    { numRuns: 500 },
  )
})
