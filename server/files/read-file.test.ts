import fc from "fast-check"
import { expect, test } from "vitest"
import { neutraliseCell } from "#server/domain/published-csv.ts"
import { FileFault } from "./fault.ts"
import { limits } from "./limits.ts"
import { readFile } from "./read-file.ts"
import { partsOf, type TestCell, xlsxOf, zipOf } from "./test-xlsx.ts"
import { streamSheet } from "./workbook.ts"

const sheet = (...rows: TestCell[][]) => ({ name: "表1", rows })
const small = partsOf([sheet(["项目名称", 1])])
const sheetPart = "xl/worksheets/sheet1.xml"
const withSheet = (xml: string) => ({ ...small, [sheetPart]: `<worksheet><sheetData>${xml}</sheetData></worksheet>` })

/** "code: sentence", or what was read. */
const answer = (bytes: Uint8Array, name = "表.xlsx"): Promise<string> =>
  readFile(bytes, name).then(
    ({ sheets, notes }) => [...sheets.map((read) => JSON.stringify(read.rows.map(({ cells }) => cells))), ...notes].join(" "),
    (error: unknown) => {
      if (error instanceof FileFault) return `${error.code}: ${error.message}`
      throw error
    },
  )

/** Does not pack so well that it counts as a bomb. */
const varied = (count: number, text: string): string => Array.from({ length: count }, (_, at) => `${text}${at}`).join("")

test("bad files are refused with a sentence each", { timeout: 240_000 }, async () => {
  const good = zipOf(small)
  const overlapping = Buffer.from(good)
  // The second entry of the directory points at the first one's bytes.
  const second = overlapping.indexOf("PK\u0001\u0002", overlapping.indexOf("PK\u0001\u0002") + 1)
  overlapping.writeUInt32LE(0, second + 42)
  const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)])
  const files: Record<string, Buffer> = {
    empty: Buffer.alloc(0),
    "too large": Buffer.alloc(limits.fileBytes + 1, 32),
    "zip bomb, declared": zipOf({ ...small, "xl/media/a.bin": Buffer.alloc(40 * 1024 * 1024) }),
    "zip bomb, lying": zipOf({ ...small, [sheetPart]: Buffer.alloc(9_000_000, 32) }, { declare: { [sheetPart]: 900 } }),
    zip64: zipOf(small, { declare: { [sheetPart]: 0xffffffff } }),
    "many entries": zipOf(Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`a${at}`, ""]))),
    "climbing name": zipOf({ ...small, "../etc/passwd": "x" }),
    "absolute name": zipOf({ ...small, "/etc/passwd": "x" }),
    "same name twice": zipOf(small, { also: [[sheetPart, "<worksheet/>"]] }),
    "overlapping entries": overlapping,
    "encrypted entries": zipOf(small, { flags: 1 }),
    "encrypted by Excel": Buffer.concat([ole, Buffer.from("EncryptedPackage", "utf16le")]),
    "old .xls": ole,
    truncated: good.subarray(0, good.length - 60),
    "cut and mended": Buffer.concat([good.subarray(0, 300), good.subarray(400)]),
    XXE: zipOf(withSheet('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><row r="1"><c r="A1" t="str"><v>&x;</v></c></row>')),
    "entity without type": zipOf(withSheet('<row r="1"><c r="A1" t="str"><v>&secret;</v></c></row>')),
    "XXE in the workbook": zipOf({ ...small, "xl/workbook.xml": `<!DOCTYPE lolz>${small["xl/workbook.xml"]}` }),
    "UTF-16 inside": zipOf({ ...small, [sheetPart]: Buffer.from('<?xml version="1.0" encoding="UTF-16"?><worksheet/>') }),
    macros: zipOf({ ...small, "xl/vbaProject.bin": "x" }),
    ".xlsm renamed": zipOf({
      ...small,
      "[Content_Types].xml": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    }),
    "Word renamed": zipOf({ "[Content_Types].xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" }),
    "zip in a zip": zipOf({ "inner.xlsx": good }),
    "PDF renamed": Buffer.from("%PDF-1.7 …"),
    "web page renamed": Buffer.from("<html><table><tr><td>1</td></tr></table></html>"),
    "16,384 columns": zipOf(withSheet('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
    "10 MB cell": zipOf(withSheet(`<row r="1"><c r="A1" t="str"><v>${varied(1_000_000, "长文")}</v></c></row>`)),
    "endless row": zipOf(
      withSheet(`<row r="1">${Array.from({ length: 600_000 }, (_, at) => `<c r="A1"><v>${at}${"0".repeat(40)}</v></c>`).join("")}`),
    ),
    "rows that never end": zipOf(withSheet(varied(300_000, "<row><c >"))),
    "tags that never end": zipOf(withSheet("<row r='1'><c ".repeat(100_000))),
    "no sheet": zipOf({ ...small, "xl/workbook.xml": "<workbook/>" }),
    binary: Buffer.from([1, 0, 2, 0, 0, 3, 0, 0]),
  }
  const answers: Record<string, string> = {}
  for (const [name, bytes] of Object.entries(files)) answers[name] = await answer(bytes)
  expect(answers).toMatchInlineSnapshot(`
    {
      ".xlsm renamed": "macros: 文件里有宏，没有读取。请另存为不含宏的 .xlsx 后再上传。",
      "10 MB cell": "cell_too_long: 第 1 行第 1 列的内容有 7888890 个字，超过 32767 个字，没有读取。",
      "16,384 columns": "too_many_columns: 第 1 行在第 16384 列还有内容，最多读取 200 列。请删去表格右侧不需要的内容后再上传。",
      "PDF renamed": "wrong_kind: 这是PDF 文件，不是表格。请上传 .xlsx、.csv、.tsv 或 .txt 文件。",
      "UTF-16 inside": "xml_encoding: 文件内部的编码不是 UTF-8，没有读取。请用表格软件另存为 .xlsx 后再上传。",
      "Word renamed": "wrong_kind: 这是Word 文档，不是表格。请上传 .xlsx、.csv、.tsv 或 .txt 文件。",
      "XXE": "xml_doctype: 文件里有外部实体或文档类型声明，可能有害，没有读取。请用表格软件另存为 .xlsx 后再上传。",
      "XXE in the workbook": "xml_doctype: 文件里有外部实体或文档类型声明，可能有害，没有读取。请用表格软件另存为 .xlsx 后再上传。",
      "absolute name": "zip_unsafe: 文件的内部结构不正常（条目名称重复、越界或互相重叠），没有读取。请用表格软件另存为 .xlsx 后再上传。",
      "binary": "wrong_kind: 这不是文本，也不是能读取的表格。请上传 .xlsx、.csv、.tsv 或 .txt 文件。",
      "climbing name": "zip_unsafe: 文件的内部结构不正常（条目名称重复、越界或互相重叠），没有读取。请用表格软件另存为 .xlsx 后再上传。",
      "cut and mended": "truncated: 文件不完整或已损坏，请重新导出或下载后再上传。",
      "empty": "empty: 文件是空的，没有任何内容。",
      "encrypted by Excel": "encrypted: 文件加了密码，无法读取。请去掉密码后再上传。",
      "encrypted entries": "encrypted: 文件加了密码，无法读取。请去掉密码后再上传。",
      "endless row": "row_too_long: 文件里有一行内容过长，没有读取。请删去不需要的内容后再上传。",
      "entity without type": "xml_entity: 文件里有不允许的实体“&secret;”，没有读取。",
      "macros": "macros: 文件里有宏，没有读取。请另存为不含宏的 .xlsx 后再上传。",
      "many entries": "zip_bomb: 文件里有 2001 个条目，超过 2000 个，没有读取。",
      "no sheet": "truncated: 文件里缺少工作表，可能不完整。请用表格软件打开后另存为 .xlsx 再上传。",
      "old .xls": "old_format: 这是旧版的 .xls（或 .doc）文件。请用表格软件打开，另存为 .xlsx 后再上传。",
      "overlapping entries": "zip_unsafe: 文件的内部结构不正常（条目名称重复、越界或互相重叠），没有读取。请用表格软件另存为 .xlsx 后再上传。",
      "rows that never end": "[]",
      "same name twice": "zip_unsafe: 文件的内部结构不正常（条目名称重复、越界或互相重叠），没有读取。请用表格软件另存为 .xlsx 后再上传。",
      "tags that never end": "[]",
      "too large": "too_large: 文件超过 20 MB，没有读取。请分成几个文件。",
      "truncated": "truncated: 文件不完整或已损坏，请重新导出或下载后再上传。",
      "web page renamed": "wrong_kind: 这是网页或 XML 文件，只是改了名字。请用表格软件打开，另存为 .xlsx 后再上传。",
      "zip bomb, declared": "zip_bomb: 文件解压后过大，没有读取。请检查文件，只保留要导入的表。",
      "zip bomb, lying": "zip_bomb: 文件解压后过大，没有读取。请检查文件，只保留要导入的表。",
      "zip in a zip": "wrong_kind: 这是压缩包，不是表格。请上传 .xlsx、.csv、.tsv 或 .txt 文件。",
      "zip64": "zip_bomb: 文件解压后过大，没有读取。请检查文件，只保留要导入的表。",
    }
  `)
})

test("odd but honest workbooks are read", async () => {
  const tables: Record<string, Buffer> = {
    "a sheet that declares 10 GB": zipOf({
      ...small,
      [sheetPart]: String(small[sheetPart]).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'),
    }),
    "a formatted cell in the last corner": zipOf(
      withSheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'),
    ),
    "a value in the last row": zipOf(withSheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')),
    "external links": zipOf({ ...small, "xl/externalLinks/externalLink1.xml": "<x/>" }),
    "hidden sheet": xlsxOf(sheet(["可见"]), { name: "底稿", rows: [["秘密"]], state: "veryHidden" }),
    "dates, percentages, text around a number": xlsxOf(
      sheet([{ n: "45000", style: 1 }, { n: "0.955", style: 2 }, { n: "16", style: 3 }, 45000]),
    ),
    numbers: xlsxOf(sheet([0.1 + 0.2, 17724.04, 1e-7, { n: "1.10101E+17", style: 0 }, { n: "110101199001011234", style: 0 }])),
    "entities and escapes": zipOf(
      withSheet(
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>A&amp;B</t></r><rPh><t>x</t></rPh><r><t>_x000D_&#10;&#x4e2d;</t></r></is></c></row>',
      ),
    ),
    "prefixed tags": zipOf({
      ...small,
      [sheetPart]: '<x:worksheet><x:sheetData><x:row r="1"><x:c r="B1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    }),
    "cells without places": zipOf(withSheet("<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>")),
  }
  const answers: Record<string, string> = {}
  for (const [name, bytes] of Object.entries(tables)) answers[name] = await answer(bytes)
  expect(answers).toMatchInlineSnapshot(`
    {
      "a formatted cell in the last corner": "[["1"]]",
      "a sheet that declares 10 GB": "[["项目名称","1"]]",
      "a value in the last row": "[["1"]]",
      "cells without places": "[["1","2"],["","3"]]",
      "dates, percentages, text around a number": "[["2023年3月15日","95.5%","≥16人","45000"]]",
      "entities and escapes": "[["A&B\\r\\n中"]]",
      "external links": "[["项目名称","1"]] 文件链接了别的工作簿；没有打开它们，只用了单元格里已经保存的值。",
      "hidden sheet": "[["可见"]] 隐藏的工作表没有读取：“底稿”。",
      "numbers": "[["0.3","17724.04","0.0000001","1.10101E+17","110101199001011234"]]",
      "prefixed tags": "[["","7"]]",
    }
  `)
})

test("formulas give their stored value and say so; errors and merges are told", async () => {
  const [read] = (
    await readFile(
      xlsxOf({ ...sheet([{ f: "1+1", v: 3 }, { f: "A1" }, { error: "#REF!" }], ["合并"]), merges: ["A2:C3"], hiddenRows: [2] }),
      "a.xlsx",
    )
  ).sheets
  expect(read).toEqual({
    name: "表1",
    hidden: false,
    rows: [
      { number: 1, hidden: false, cells: ["3", "", "#REF!"] },
      { number: 2, hidden: true, cells: ["合并"] },
    ],
    merges: [{ top: 2, left: 1, bottom: 3, right: 3 }],
    oddities: new Map([
      [1001, "formula"],
      [1002, "uncomputed"],
      [1003, "error"],
    ]),
  })
})

test("text files: encodings, separators, quotes", async () => {
  const gb = Buffer.from([0xcf, 0xee, 0xc4, 0xbf, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x2c, 0x31, 0x0a]) // 项目,金额,1
  const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")])
  const files: Record<string, Buffer> = {
    "UTF-8": Buffer.from("项目,金额,年\n甲,1,2\n"),
    "UTF-8 with its mark, CRLF": Buffer.from("\uFEFF项目,金额,年\r\n甲,1,2\r\n"),
    "CR alone": Buffer.from("项目,金额,年\r甲,1,2"),
    GBK: Buffer.concat([gb, gb]),
    "UTF-16": utf16("项目\t金额\n甲\t1\n"),
    "UTF-16 without a mark": Buffer.from("a,b,项目\n1,2,甲\n", "utf16le"),
    "full-width separator": Buffer.from("项目，金额，目标\n甲，1，好\n"),
    "tab before comma": Buffer.from("项目\t目标\n甲\t好, 很好, 更好\n"),
    "quoted breaks": Buffer.from('项目,目标,年\n"甲","一""二""\n三,四",2\n乙,五,2\n'),
    "neutralised formula": Buffer.from("项目,值,年\n'=1+1,'-5,2\n"),
    "open quote": Buffer.from('项目,目标,年\n甲,"一,2\n乙,二,2\n'),
    "two encodings": Buffer.concat([gb, Buffer.from("预算绩效目标,一\n")]),
    "no encoding": Buffer.concat([gb, Buffer.from([0x61, 0xff, 0xff, 0x0a])]),
    "201 columns": Buffer.from(`${"a,".repeat(200)}b\n`),
    "long cell": Buffer.from(`a,b,c\nx,${"长".repeat(32_768)},z\n`),
  }
  const answers: Record<string, string> = {}
  for (const [name, bytes] of Object.entries(files)) answers[name] = await answer(bytes, "表.csv")
  expect(answers).toMatchInlineSnapshot(`
    {
      "201 columns": "too_many_columns: 第 1 行有 201 列，最多读取 200 列。请删去不需要的内容后再上传。",
      "CR alone": "[["项目","金额","年"],["甲","1","2"]]",
      "GBK": "[["项目","金额","1"],["项目","金额","1"]]",
      "UTF-16": "[["项目","金额"],["甲","1"]]",
      "UTF-16 without a mark": "[["a","b","项目"],["1","2","甲"]]",
      "UTF-8": "[["项目","金额","年"],["甲","1","2"]]",
      "UTF-8 with its mark, CRLF": "[["项目","金额","年"],["甲","1","2"]]",
      "full-width separator": "[["项目","金额","目标"],["甲","1","好"]]",
      "long cell": "cell_too_long: 第 2 行第 2 列的内容超过 32767 个字，没有读取。",
      "neutralised formula": "[["项目","值","年"],["=1+1","-5","2"]]",
      "no encoding": "encoding: 第 2 行的编码认不出来，请把文件另存为 UTF-8 后再上传。",
      "open quote": "open_quote: 第 2 行的双引号没有成对，后面的内容无法分开。请检查这一行后再上传。",
      "quoted breaks": "[["项目","目标","年"],["甲","一\\"二\\"\\n三,四","2"],["乙","五","2"]]",
      "tab before comma": "[["项目","目标"],["甲","好, 很好, 更好"]]",
      "two encodings": "mixed_encoding: 文件里混用了两种编码：第 2 行是 UTF-8，别处不是。请统一另存为 UTF-8 后再上传。",
    }
  `)
})

test("what a file is, is found in its bytes", async () => {
  expect(await answer(xlsxOf(sheet(["甲"])), "表.csv")).toMatchInlineSnapshot(
    `"[["甲"]] 文件名以 .csv 结尾，内容其实是Excel 工作簿（.xlsx），已按内容读取。"`,
  )
  expect(await answer(Buffer.from("甲\t乙\n"), "表.xlsx")).toMatchInlineSnapshot(
    `"[["甲","乙"]] 文件名以 .xlsx 结尾，内容其实是文本，已按内容读取。"`,
  )
})

test("limits are counted, not believed", async () => {
  const rows = Array.from({ length: 30 }, () => ["甲", "乙"])
  const file = xlsxOf(sheet(...rows))
  await expect(readFile(file, "a", { ...limits, rows: 20 })).rejects.toMatchObject({ code: "too_many_rows" })
  await expect(readFile(file, "a", { ...limits, cells: 50 })).rejects.toMatchObject({ code: "too_many_cells" })
  await expect(readFile(file, "a", { ...limits, unpackedBytes: 2_000 })).rejects.toMatchObject({ code: "zip_bomb" })
})

test("fuzz: any bytes, any damage to a good file, any texts: read or refused, never broken", { timeout: 240_000 }, async () => {
  const good = xlsxOf({ ...sheet(["项目名称", "甲&乙", 1.5], [{ f: "1", v: 2 }]), merges: ["A1:B2"] })
  const read = (bytes: Uint8Array) => answer(bytes, "x").then(() => true)
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) => read(bytes)),
    { numRuns: 300 },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }), (changes) => {
      const damaged = Buffer.from(good)
      for (const [at, byte] of changes) damaged[at] = byte
      return read(damaged)
    }),
    { numRuns: 400 },
  )
  const fragments = [
    "<row r='1'>",
    '<row r="2" hidden="1">',
    '<c r="A1" t="s">',
    '<c r="ZZZ9"/>',
    "<v>9</v>",
    "<is><t>",
    "</t></is>",
    "</c>",
    "</row>",
    "&#xD800;",
    "<![CDATA[<]]>",
    "中",
  ]
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...fragments), { maxLength: 30 }), (pieces) => read(zipOf(withSheet(pieces.join(""))))),
    { numRuns: 400 },
  )
})

const columns = ["一", "二", "三"].map((header) => ({ header, width: 10 }))
async function* each(rows: readonly string[][]) {
  yield* rows
}
/** What the app itself writes, read again: without the head that it puts above. */
async function ownRows(rows: string[][]): Promise<string[][]> {
  const bytes = Buffer.concat(await Array.fromAsync(streamSheet("表", columns, each(rows))))
  return ((await readFile(bytes, "x")).sheets[0]?.rows ?? []).slice(1).map(({ cells }) => [...cells])
}

test("any table of texts survives every way of writing it", async () => {
  const text = fc.string({
    unit: fc.constantFrom("甲", "𠮷", "a", "1", " ", ",", "，", '"', "\n", "=", "'", "&", "<", "≥", "_x41", "_"),
    maxLength: 8,
  })
  const visible = text.map((cell) => `文${cell}`)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(visible, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 5 }), async (rows) => {
      const csv = rows.map((cells) => cells.map((cell) => `"${neutraliseCell(cell).replaceAll('"', '""')}"`).join(",")).join("\r\n")
      for (const bytes of [xlsxOf(sheet(...rows)), Buffer.from(csv)])
        expect((await readFile(bytes, "x")).sheets[0]?.rows.map(({ cells }) => cells)).toEqual(rows)
      expect(await ownRows(rows)).toEqual(rows)
    }),
    { numRuns: 200 },
  )
})
