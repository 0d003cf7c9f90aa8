// Reading .xlsx. A reader of our own, since what is guarded here is what readers leave open: sizes counted before and while unpacking,
// no document types, formulas and their stored values told apart, numbers as the digits they were stored with.
import type { Sheet, Workbook } from "#server/domain/import/sheet.ts"
import { FileFault } from "./fault.ts"
import type { FileLimits } from "./limits.ts"
import { readFormats } from "./number-format.ts"
import { readSheet, type Shared, stringOf } from "./xlsx-sheet.ts"
import { attribute, elementsOf, refuseForeignXml, tags } from "./xml.ts"
import { piecesOf } from "./xml-pieces.ts"
import { readZip, unpackWhole, type ZipEntry } from "./zip.ts"

type Parts = ReadonlyMap<string, ZipEntry>
const damaged = () => new FileFault("truncated", "文件里缺少工作表，可能不完整。请用表格软件打开后另存为 .xlsx 再上传。")

/** Parts other than sheets and strings are small; a large one is not worth reading. */
const smallPart = 16 * 1024 * 1024

async function xmlOf(parts: Parts, name: string): Promise<string | null> {
  const entry = parts.get(name)
  if (!entry) return null
  if (entry.declared > smallPart) throw new FileFault("zip_bomb", "文件的样式或目录过大，没有读取。请复制到新的工作簿后再上传。")
  const xml = (await unpackWhole(entry)).toString("latin1")
  refuseForeignXml(xml)
  return xml
}

function refuseOtherKinds(parts: Parts, types: string): void {
  if (types.includes("macroEnabled") || [...parts.keys()].some((name) => /vbaproject\.bin$/i.test(name)))
    throw new FileFault("macros", "文件里有宏，没有读取。请另存为不含宏的 .xlsx 后再上传。")
  if (types.includes("spreadsheetml")) return
  const kind = types.includes("wordprocessingml") ? "Word 文档" : types.includes("presentationml") ? "演示文稿" : "压缩包"
  throw new FileFault("wrong_kind", `这是${kind}，不是表格。请上传 .xlsx、.csv、.tsv 或 .txt 文件。`)
}

/** Paths inside the archive are given absolute or relative to xl/. */
const resolved = (target: string): string => (target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`)

/** Targets of the workbook's relations by their id. */
async function relations(parts: Parts): Promise<Map<string, string>> {
  const xml = (await xmlOf(parts, "xl/_rels/workbook.xml.rels")) ?? ""
  return new Map(tags(xml, "Relationship").map((tag) => [attribute(tag, "Id") ?? "", resolved(attribute(tag, "Target") ?? "")]))
}

const itemsIn = elementsOf("si")

async function sharedStrings(parts: Parts, limits: FileLimits): Promise<string[]> {
  const entry = parts.get("xl/sharedStrings.xml")
  const strings: string[] = []
  if (!entry) return strings
  for await (const piece of piecesOf(entry, "si", limits))
    for (const { body } of itemsIn(piece)) {
      const text = stringOf(body)
      if (text.length > limits.cellChars)
        throw new FileFault("cell_too_long", `有一个单元格的内容有 ${text.length} 个字，超过 ${limits.cellChars} 个字，没有读取。`)
      if (strings.push(text) > limits.sharedStrings) throw new FileFault("too_many_cells", "文件里的文字过多，没有读取。请分成几个文件。")
    }
  return strings
}

type Listed = { name: string; hidden: boolean; entry: ZipEntry }

async function listSheets(parts: Parts, workbook: string): Promise<Listed[]> {
  const targets = await relations(parts)
  return tags(workbook, "sheet").flatMap((tag) => {
    const entry = parts.get(targets.get(attribute(tag, "r:id") ?? attribute(tag, "\\w+:id") ?? "") ?? "")
    const state = attribute(tag, "state")
    return entry ? [{ name: attribute(tag, "name") ?? "", hidden: state === "hidden" || state === "veryHidden", entry }] : []
  })
}

function notesOf(parts: Parts, sheets: readonly Listed[]): string[] {
  const hidden = sheets.filter((sheet) => sheet.hidden).map((sheet) => `“${sheet.name}”`)
  return [
    ...(hidden.length > 0 ? [`隐藏的工作表没有读取：${hidden.join("、")}。`] : []),
    ...([...parts.keys()].some((name) => name.startsWith("xl/externalLinks/"))
      ? ["文件链接了别的工作簿；没有打开它们，只用了单元格里已经保存的值。"]
      : []),
  ]
}

/** Reads a workbook's visible sheets. Throws FileFault; never anything larger than the limits in memory. */
export async function readXlsx(bytes: Uint8Array, limits: FileLimits): Promise<Workbook> {
  const parts: Parts = new Map(readZip(bytes, limits).map((entry) => [entry.name, entry]))
  refuseOtherKinds(parts, (await xmlOf(parts, "[Content_Types].xml")) ?? "")
  const workbook = await xmlOf(parts, "xl/workbook.xml")
  if (workbook === null) throw damaged()
  const listed = await listSheets(parts, workbook)
  if (listed.length === 0) throw damaged()
  if (listed.length > limits.sheets)
    throw new FileFault("too_many_sheets", `文件里有 ${listed.length} 张工作表，最多 ${limits.sheets} 张。`)
  const shared: Shared = {
    strings: await sharedStrings(parts, limits),
    formats: readFormats((await xmlOf(parts, "xl/styles.xml")) ?? ""),
    date1904: /<(?:\w+:)?workbookPr[^>]*date1904="(?:1|true)"/.test(workbook),
    limits,
    cellsLeft: limits.cells,
  }
  const sheets: Sheet[] = []
  for (const { name, hidden, entry } of listed) if (!hidden) sheets.push(await readSheet(entry, name, hidden, shared))
  return { kind: "xlsx", sheets, notes: notesOf(parts, listed) }
}
