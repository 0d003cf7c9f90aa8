// Workbooks made by hand, for tests, golden files and measurements: every oddity can be written, which no library would allow.
import { crc32, deflateRawSync } from "node:zlib"
import { columnName } from "#server/domain/import/sheet.ts"
import { writeCellText } from "./cell-text.ts"

/** A formula with its stored value, an error, a styled number, or XML as it is; `null` is an empty cell. */
export type TestCell =
  | string
  | number
  | null
  | { f: string; v?: string | number }
  | { error: string }
  | { n: string; style: number }
  | { xml: string }
export type TestSheet = {
  name: string
  rows: readonly (readonly TestCell[])[]
  merges?: readonly string[]
  hiddenRows?: readonly number[]
  state?: "hidden" | "veryHidden"
}
export type Parts = Record<string, string | Buffer>

/** Styles: 1 a date, 2 a percentage, 3 ≥ before and 人 after the number. */
const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1">
<numFmt numFmtId="170" formatCode="&quot;≥&quot;0&quot;人&quot;"/></numFmts><fonts count="1"><font/></fonts>
<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>
<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="170"/></cellXfs></styleSheet>`

export const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
const inline = (place: string, text: string) =>
  `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(writeCellText(text))}</t></is></c>`

function cellXml(cell: TestCell, place: string): string {
  if (cell === null) return `<c r="${place}" s="1"/>`
  if (typeof cell === "string") return inline(place, cell)
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`
  if ("xml" in cell) return cell.xml
  if ("error" in cell) return `<c r="${place}" t="e"><v>${cell.error}</v></c>`
  if ("style" in cell) return `<c r="${place}" s="${cell.style}"><v>${cell.n}</v></c>`
  const value = cell.v === undefined ? "" : `<v>${escapeXml(String(cell.v))}</v>`
  return `<c r="${place}"${typeof cell.v === "string" ? ' t="str"' : ""}><f>${escapeXml(cell.f)}</f>${value}</c>`
}

function sheetXml({ rows, merges = [], hiddenRows = [] }: TestSheet): string {
  const body = rows.map((cells, at) => {
    const number = at + 1
    const hidden = hiddenRows.includes(number) ? ' hidden="1"' : ""
    return `<row r="${number}"${hidden}>${cells.map((cell, column) => cellXml(cell, `${columnName(column + 1)}${number}`)).join("")}</row>`
  })
  const merged = merges.length > 0 ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>` : ""
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body.join("")}</sheetData>${merged}</worksheet>`
}

const main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/** The parts of a workbook by name, to be changed before they are zipped. */
export function partsOf(sheets: readonly TestSheet[]): Parts {
  const numbered = sheets.map((sheet, at) => ({ sheet, id: at + 1 }))
  return {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${main}.styles+xml"/>${numbered.map(({ id }) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${main}.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relation}"><sheets>${numbered.map(({ sheet, id }) => `<sheet name="${escapeXml(sheet.name)}" sheetId="${id}" r:id="rId${id}"${sheet.state ? ` state="${sheet.state}"` : ""}/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${numbered.map(({ id }) => `<Relationship Id="rId${id}" Type="${relation}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join("")}<Relationship Id="rIdS" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": styles,
    ...Object.fromEntries(numbered.map(({ sheet, id }) => [`xl/worksheets/sheet${id}.xml`, sheetXml(sheet)])),
  }
}

export type ZipTweaks = {
  /** Set in every header: 1 says encrypted. */
  flags?: number
  /** What the headers say an entry unpacks to, whatever it does. */
  declare?: Readonly<Record<string, number>>
  /** Names written as they are, the same ones twice too. */
  also?: readonly [string, string][]
}

function headers(name: string, content: Buffer, { flags = 0, declare = {} }: ZipTweaks, at: number) {
  const packed = deflateRawSync(content)
  const nameBytes = Buffer.from(name)
  const fixed = Buffer.alloc(26)
  fixed.writeUInt16LE(20, 0)
  fixed.writeUInt16LE(flags, 2)
  fixed.writeUInt16LE(8, 4)
  fixed.writeUInt32LE(crc32(content), 10)
  fixed.writeUInt32LE(packed.length, 14)
  fixed.writeUInt32LE(declare[name] ?? content.length, 18)
  fixed.writeUInt16LE(nameBytes.length, 22)
  const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), fixed, nameBytes, packed])
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(at, 10)
  const central = Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), fixed, tail, nameBytes])
  return { local, central }
}

export function zipOf(parts: Parts, tweaks: ZipTweaks = {}): Buffer {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, content] of [...Object.entries(parts), ...(tweaks.also ?? [])]) {
    const { local, central } = headers(name, Buffer.from(content as string), tweaks, at)
    locals.push(local)
    centrals.push(central)
    at += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(centrals.length, 8)
  end.writeUInt16LE(centrals.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}

export const xlsxOf = (...sheets: TestSheet[]): Buffer => zipOf(partsOf(sheets))
