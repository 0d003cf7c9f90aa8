import fc from "fast-check"
import { expect, test } from "vitest"
import { printHtmlTable } from "./html-table.ts"
import { readBlock } from "./read-block.ts"
import { parseTsv, printTsv } from "./tsv.ts"

const plain = (text: string) => readBlock({ text, html: "" })

test("cells of plain text: quotes hold tabs, line breaks and quotes; stray quotes are characters", () => {
  expect(plain('甲\t"两\r\n行"\t"说""好"""\r\n5" 管\t"没关\t"后面"还有\r\n')).toEqual([
    ["甲", "两\n行", '说"好"'],
    ['5" 管', '"没关', '"后面"还有'],
  ])
  expect([plain("一个"), plain("a\rb\nc"), plain("a\t\t"), plain("")]).toEqual([[["一个"]], [["a"], ["b"], ["c"]], [["a", "", ""]], []])
})

test("empty rows at the end are dropped, those between are kept", () => {
  expect(plain("a\tb\n\t\nc\td\n\t\n \t\n")).toEqual([
    ["a", "b"],
    ["", ""],
    ["c", "d"],
  ])
})

const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!-- td {color:black} --></style></head><body>
<table border=0><!--StartFragment--><col width=64>
 <tr height=20><td rowspan=2 class=xl65>产出
  指标</td><td>培训 &amp; 演练</td><td align=right>1,200</td></tr>
 <tr><td>第一<br>第二</td><td>&ge;95%</td></tr>
 <tr><td colspan="2">合计</td><td>&#8805;&#x39;&nbsp;次</td></tr>
<!--EndFragment--></table></body></html>`

test("a merged cell stands in each row it covers, and once in its columns", () => {
  const rows = [
    ["产出 指标", "培训 & 演练", "1,200"],
    ["产出 指标", "第一\n第二", "≥95%"],
    ["合计", "", "≥9 次"],
  ]
  expect(readBlock({ text: "", html: excel })).toEqual(rows)
  // The plain text of the same block leaves covered cells empty, and knows blanks the table does not.
  const text = '产出  指标\t培训 & 演练\t1,200\r\n\t"第一\n第二"\t≥95%\r\n合计\t\t≥9 次\r\n'
  expect(readBlock({ text, html: excel })).toEqual([
    ["产出  指标", "培训 & 演练", "1,200"],
    ["产出  指标", ...(rows[1] ?? []).slice(1)],
    rows[2],
  ])
})

test("HTML that is no table, or lies about its size, does no harm", () => {
  expect(readBlock({ text: "a\tb", html: "<p>a b</p>" })).toEqual([["a", "b"]])
  expect(readBlock({ text: "", html: "<table><tr><td rowspan=99999999>x<td>y</table>" })).toEqual([["x", "y"]])
  expect(readBlock({ text: "x", html: "<table></table>" })).toEqual([["x"]])
})

const anyCell = fc.string({ unit: "binary" }).map((cell) => cell.replace(/\r\n?/g, "\n"))
const anyCells = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), { minLength: 1 }))

test("what is copied out comes back", () => {
  fc.assert(
    fc.property(anyCells, (cells) => {
      expect(parseTsv(`${printTsv(cells)}\r\n`)).toEqual(cells)
    }),
  )
})

test("copied as a table, values that look like formulas are marked as text", () => {
  const html = printHtmlTable([["=100%", "<b>&"]])
  expect(html).toBe(
    `<table><tr><td style="mso-number-format:'\\@'">=100%</td><td style="mso-number-format:'\\@'">&lt;b&gt;&amp;</td></tr></table>`,
  )
  expect(readBlock({ text: "", html })).toEqual([["=100%", "<b>&"]])
})
