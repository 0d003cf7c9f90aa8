import fc from "fast-check"
import { expect, test } from "vitest"
import { type Mark, textMarks } from "./text-marks.ts"
import { changeOf } from "./written-form.ts"

const shown = ({ change, before, after }: Mark): string => {
  if (change === "same") return after
  return change === "form" ? `{${before}→${after}}` : `[-${before}-][+${after}+]`
}
const marks = (before: string, after: string) => textMarks(before, after).map(shown).join("")

test("words are marked, not characters and not whole sentences", () => {
  expect([
    marks("为花都区提供人才支持。", "为花都区提供人才智力支持。"),
    marks("全年服务 620 人次", "全年服务 640 人次"),
    marks("≥95%", "≥97.5%"),
    marks("组织培训3场，完成调查。", "完成调查。"),
    marks("", "提供服务"),
    marks("提供服务", "提供服务"),
    marks("甲", "乙"),
  ]).toEqual([
    "为花都区提供人才[--][+智力+]支持。",
    "全年服务 [-620-][+640+] 人次",
    "≥[-95-][+97.5+]%",
    "[-组织培训3场，-][++]完成调查。",
    "[--][+提供服务+]",
    "提供服务",
    "[-甲-][+乙+]",
  ])
})

test("what is only written differently has a mark of its own", () => {
  expect([
    marks("培训１２场，满意。", "培训12场,满意"),
    marks("培训 12 场", "培训12场"),
    marks("培训12场，满意度90%。", "培训12场,满意度95%。"),
  ]).toEqual(["培训{１２→12}场{，→,}满意{。→}", "培训{ →}12{ →}场", "培训12场{，→,}满意度[-90-][+95+]%。"])
})

const text = fc.string({
  unit: fc.constantFrom("培", "训", "人员", "满意度", "1", "2", "１", "，", ",", "。", " ", "%", "≥", "\n", "𠮷", "👍🏽"),
  maxLength: 40,
})

test("nothing of either text is lost, and marks say what the whole says", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const found = textMarks(before, after)
      expect(found.map((mark) => mark.before).join("")).toBe(before)
      expect(found.map((mark) => mark.after).join("")).toBe(after)
      const whole = changeOf(before, after)
      if (whole !== "changed") expect(found.filter(({ change }) => change === "changed")).toEqual([])
      if (whole === "same") expect(found.filter(({ change }) => change !== "same")).toEqual([])
    }),
  )
})

test("two long texts without a common word take no long time", () => {
  const found = textMarks("甲，".repeat(1500), "乙。".repeat(1500))
  expect([found.map((mark) => mark.before).join("").length, found.map((mark) => mark.after).join("").length]).toEqual([3000, 3000])
})
