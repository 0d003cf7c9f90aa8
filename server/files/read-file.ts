// A file of unknown kind → a workbook. What it is, is found in its bytes; its name counts for nothing but a remark.
import type { Workbook } from "#server/domain/import/sheet.ts"
import { decodeText } from "./decode.ts"
import { readDelimited } from "./delimited.ts"
import { FileFault } from "./fault.ts"
import { type FileLimits, limits as usualLimits } from "./limits.ts"
import { readXlsx } from "./xlsx.ts"

const startsWith = (bytes: Uint8Array, ...signs: number[]): boolean => signs.every((sign, at) => bytes[at] === sign)

/** The old container of Office: either .xls itself, or a cover around an encrypted .xlsx. */
function refuseOle(bytes: Uint8Array): never {
  const marker = Buffer.from("EncryptedPackage", "utf16le")
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(marker))
    throw new FileFault("encrypted", "文件加了密码，无法读取。请去掉密码后再上传。")
  throw new FileFault("old_format", "这是旧版的 .xls（或 .doc）文件。请用表格软件打开，另存为 .xlsx 后再上传。")
}

const otherKinds: readonly { signs: number[]; what: string }[] = [
  { signs: [0x25, 0x50, 0x44, 0x46], what: "PDF 文件" },
  { signs: [0x89, 0x50, 0x4e, 0x47], what: "图片" },
  { signs: [0xff, 0xd8, 0xff], what: "图片" },
  { signs: [0x47, 0x49, 0x46, 0x38], what: "图片" },
  { signs: [0x52, 0x61, 0x72, 0x21], what: "RAR 压缩包" },
  { signs: [0x37, 0x7a, 0xbc, 0xaf], what: "7z 压缩包" },
  { signs: [0x1f, 0x8b], what: "gzip 压缩包" },
]

function refuseOthers(bytes: Uint8Array): void {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) refuseOle(bytes)
  const other = otherKinds.find(({ signs }) => startsWith(bytes, ...signs))
  if (other) throw new FileFault("wrong_kind", `这是${other.what}，不是表格。请上传 .xlsx、.csv、.tsv 或 .txt 文件。`)
}

function refuseMarkup(text: string): void {
  const head = text.slice(0, 1_000).trimStart()
  if (/^(?:<!doctype\s+html|<html|<table|<\?xml|<meta)/i.test(head))
    throw new FileFault("wrong_kind", "这是网页或 XML 文件，只是改了名字。请用表格软件打开，另存为 .xlsx 后再上传。")
}

const baseName = (name: string): string => name.replace(/^.*[\\/]/, "").replace(/\.[A-Za-z0-9]{1,5}$/, "") || "粘贴的内容"

function endingNote(workbook: Workbook, fileName: string): Workbook {
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(fileName)?.[1]?.toLowerCase()
  if (!ending || (ending === "xlsx") === (workbook.kind === "xlsx")) return workbook
  const really = workbook.kind === "xlsx" ? "Excel 工作簿（.xlsx）" : "文本"
  return { ...workbook, notes: [...workbook.notes, `文件名以 .${ending} 结尾，内容其实是${really}，已按内容读取。`] }
}

/** Reads a file within bounded memory, or throws FileFault with the sentence for its owner. */
export async function readFile(bytes: Uint8Array, fileName: string, limits: FileLimits = usualLimits): Promise<Workbook> {
  if (bytes.length === 0) throw new FileFault("empty", "文件是空的，没有任何内容。")
  if (bytes.length > limits.fileBytes)
    throw new FileFault("too_large", `文件超过 ${limits.fileBytes / 1024 / 1024} MB，没有读取。请分成几个文件。`)
  refuseOthers(bytes)
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06))
    return endingNote(await readXlsx(bytes, limits), fileName)
  const text = decodeText(bytes)
  refuseMarkup(text)
  if (text.slice(0, 100_000).includes("\u0000"))
    throw new FileFault("wrong_kind", "这不是文本，也不是能读取的表格。请上传 .xlsx、.csv、.tsv 或 .txt 文件。")
  return endingNote(readDelimited(text, baseName(fileName), limits), fileName)
}
