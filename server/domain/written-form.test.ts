import fc from "fast-check"
import { expect, test } from "vitest"
import { changeOf } from "./written-form.ts"

const said = (pairs: readonly (readonly [string, string])[]) => pairs.map(([a, b]) => `${a} | ${b}: ${changeOf(a, b)}`)

test("full-width, blanks and punctuation are set aside", () => {
  expect(
    said([
      ["≥90%", "≥９０％"],
      ["≥90%", ">= 90 %"],
      ["提供服务。", "提供服务"],
      ["提供服务，满意", "提供服务,满意"],
      ["“放心”工程", "放心工程"],
      ["40,000份", "40000份"],
      ["培训（含线上）", "培训(含线上)"],
      ["第一条；第二条。", "第一条\n第二条"],
    ]),
  ).toEqual([
    "≥90% | ≥９０％: form",
    "≥90% | >= 90 %: form",
    "提供服务。 | 提供服务: form",
    "提供服务，满意 | 提供服务,满意: form",
    "“放心”工程 | 放心工程: form",
    "40,000份 | 40000份: form",
    "培训（含线上） | 培训(含线上): form",
    "第一条；第二条。 | 第一条\n第二条: form",
  ])
})

test("signs that carry meaning are not", () => {
  const pairs = [
    ["1.5倍", "15倍"],
    ["1、2号楼", "12号楼"],
    ["1:3", "13"],
    ["2 3", "23"],
    ["1.5", "1。5"],
    ["1,50", "150"],
    ["≥90%", "≤90%"],
    ["90%", "90"],
    ["90%", "90‰"],
    ["10-20人", "1020人"],
    ["-3%", "3%"],
    ["5人/天", "5人天"],
    ["10²", "102"],
    ["①", "1"],
    ["", "无"],
  ] as const
  expect(said(pairs).filter((line) => !line.endsWith(": changed"))).toEqual([])
})

test("it is the same both ways, and a text is the same as itself", () => {
  const text = fc.string({ unit: fc.constantFrom(..."甲乙丙12.,，。 、%≥（）") })
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(changeOf(a, b)).toBe(changeOf(b, a))
      expect(changeOf(a, a)).toBe("same")
    }),
  )
})
