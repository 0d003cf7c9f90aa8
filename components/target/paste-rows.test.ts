import { expect, test } from "vitest"
import { readBlock } from "#components/grid/read-block.ts"
import type { DraftRow } from "./draft.ts"
import { cellPath, columns, oneLine } from "./indicator-columns.ts"
import { headsOf, valueFrom } from "./paste-heads.ts"
import { pasteRows, pasteWords } from "./paste-rows.ts"

const row = (id: string, changed: Partial<DraftRow> = {}): DraftRow => ({
  ...{ id, category: "output", subcategory: null, name: "", raw: "", better: "higher" },
  ...changed,
})
const ids = () => {
  let last = 0
  return () => {
    last += 1
    return `new${last}`
  }
}
const paste = (text: string, { rows = [row("a")], at = { row: 0, col: 0 }, open = null }: Partial<Parameters<typeof pasteRows>[0]> = {}) =>
  pasteRows({ rows, at, open, cells: readBlock({ text, html: "" }), tree: "costCategory", makeId: ids() })
const print = (rows: readonly DraftRow[]) =>
  rows.map((each) =>
    columns
      .map(({ words }) => words(each))
      .join("|")
      .replace(/\|+$/, ""),
  )

test("a block fills cells from its corner, adds rows, and carries merged levels down", () => {
  const pasted = paste(
    "产出指标\t数量指标\t培训人次\t≥1,200人次\n\t\t培训场次\t40场\n\t质量\t合格率\t≥95%\n效益\t\t就业率\t≥80%\t越高越好\n",
  )
  expect(print(pasted.rows)).toEqual([
    "产出指标|数量指标|培训人次|≥1,200人次|越高越好",
    "产出指标|数量指标|培训场次|40场|等于该值",
    "产出指标|质量指标|合格率|≥95%|越高越好",
    "效益指标||就业率|≥80%|越高越好",
  ])
  expect(pasteWords(pasted)).toBe("已粘贴 4 行，其中新增 3 条。按 Ctrl+Z 撤销。")
})

test("a table with heads finds its columns wherever they stand; sign, value and unit become one value", () => {
  const heads = "序号\t一级指标\t二级指标\t三级指标\t指标性质\t指标值\t计量单位\t分值"
  const pasted = paste(`${heads}\n1\t满意度指标\t服务对象满意度\t学员满意度\t>=\t90\t%\t10\n2\t\t\t投诉\t≤\t3次\t次\t5`, {
    at: { row: 0, col: 3 },
  })
  expect(print(pasted.rows)).toEqual([
    "满意度指标|服务对象满意度指标|学员满意度|≥90%|越高越好|10",
    "满意度指标|服务对象满意度指标|投诉|≤3次|越低越好|5",
  ])
  expect(headsOf(["一级指标", "二级指标"])).toBeNull()
  expect([valueFrom("定性", "按时发放", ""), valueFrom("等于", "100", "%"), valueFrom("≥", "", "人")]).toEqual(["按时发放", "=100%", ""])
})

test("what finds no place is said: unknown words at their cell, columns outside, rows beyond the limit, cells not open", () => {
  const pasted = paste("质量目标\t数量\t名称", { rows: [row("a", { category: "benefit" })] })
  expect([...pasted.faults]).toEqual([
    [cellPath("a", "category"), "“质量目标”不是一级指标，请选择。"],
    [cellPath("a", "subcategory"), "“数量”不是效益指标下的二级指标，请选择。"],
  ])
  expect(pasteWords(paste("问卷\t统计局\t备注", { at: { row: 0, col: 7 } }))).toContain("1 列在表格之外或不认识，没有填入")
  expect(pasteWords(paste("名\n".repeat(130), { at: { row: 0, col: 2 } }))).toContain("30 行放不下")
  const locked = paste("甲\t≥1\n乙\t≥2", { at: { row: 0, col: 2 }, open: [cellPath("a", "raw")] })
  expect(print(locked.rows)).toEqual(["产出指标|||≥1|越高越好"])
  expect(locked.outside).toEqual({ columns: 0, rows: 1, locked: 1 })
})

test("a text broken in its cell is one line", () => {
  expect([oneLine("服务\n人次"), oneLine("≥95%\n（同比）"), oneLine("a\tb")]).toEqual(["服务人次", "≥95% （同比）", "a b"])
})
