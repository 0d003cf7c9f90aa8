// What an attached file is, by its bytes. Its name must agree with them: a program that calls itself .pdf is refused, and so is
// whatever would run something when it is opened.
import { type AttachmentType, attachmentTypeNames, attachmentTypes } from "#server/domain/attachment.ts"
import { FileFault } from "./fault.ts"
import { limits } from "./limits.ts"
import { readZip } from "./zip.ts"

const allowed = "可以上传 PDF、OFD、图片（PNG、JPEG）和 Word、Excel、PowerPoint、WPS 文档。"
const encrypted = () => new FileFault("encrypted", "文件加了密码，审核人打不开。请去掉密码后再上传。")
const macros = () => new FileFault("macros", "文件里带有宏，不能作为附件。请另存为不带宏的格式后再上传。")
const truncated = () => new FileFault("truncated", "文件不完整或已损坏，请重新导出或下载后再上传。")
const unknown = (what: string) => new FileFault("wrong_kind", `${what}不能作为附件。${allowed}`)

/** Nothing is unpacked here, so only what the list of parts says is bounded; slides hold many pictures. */
const zipLimits = { ...limits, entries: 20_000, unpackedBytes: Number.MAX_SAFE_INTEGER, ratio: Number.MAX_SAFE_INTEGER }
const mainParts = [
  ["word/document.xml", "docx"],
  ["xl/workbook.xml", "xlsx"],
  ["ppt/presentation.xml", "pptx"],
  ["OFD.xml", "ofd"],
] as const satisfies readonly (readonly [string, AttachmentType])[]

function zipType(bytes: Buffer): AttachmentType {
  const names = new Set(readZip(bytes, zipLimits).map(({ name }) => name))
  if ([...names].some((name) => /(^|\/)vba(Project|Data)/i.test(name))) throw macros()
  const found = mainParts.find(([part]) => names.has(part))
  if (!found) throw unknown("压缩包")
  return found[1]
}

const utf16 = (name: string): Buffer => Buffer.from(name, "utf16le")
/** The old container keeps the names of its streams as UTF-16. */
const oleStreams = [
  ["WordDocument", "doc"],
  ["Workbook", "xls"],
  ["Book", "xls"],
  ["PowerPoint Document", "ppt"],
] as const satisfies readonly (readonly [string, AttachmentType])[]

function oleType(bytes: Buffer): AttachmentType {
  if (bytes.includes(utf16("EncryptedPackage"))) throw encrypted()
  if (bytes.includes(utf16("_VBA_PROJECT"))) throw macros()
  const found = oleStreams.find(([name]) => bytes.includes(utf16(name)))
  if (!found) throw unknown("这种文件")
  return found[1]
}

const tail = 2_048
const endsWithin = (bytes: Buffer, mark: string | Buffer): boolean => bytes.subarray(-tail).includes(mark)

/** A file that only begins as what it should be was cut off on its way. */
const whole = (bytes: Buffer, mark: string | Buffer, type: AttachmentType): AttachmentType => {
  if (!endsWithin(bytes, mark)) throw truncated()
  return type
}

type Sign = { sign: string; read: (bytes: Buffer) => AttachmentType }
const refuse = (what: string) => (): never => {
  throw unknown(what)
}
/** By their first bytes, in latin1. */
const signs: readonly Sign[] = [
  { sign: "%PDF-", read: (bytes) => whole(bytes, "%%EOF", "pdf") },
  { sign: "\x89PNG\r\n\x1a\n", read: (bytes) => whole(bytes, "IEND", "png") },
  { sign: "\xff\xd8\xff", read: (bytes) => whole(bytes, Buffer.from([0xff, 0xd9]), "jpeg") },
  { sign: "PK\x03\x04", read: zipType },
  { sign: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", read: oleType },
  { sign: "MZ", read: refuse("程序") },
  { sign: "\x7fELF", read: refuse("程序") },
  { sign: "Rar!", read: refuse("RAR 压缩包") },
  { sign: "7z\xbc\xaf", read: refuse("7z 压缩包") },
  { sign: "GIF8", read: refuse("GIF 图片") },
]

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ""
const typeOfEnding = (ending: string): AttachmentType | undefined =>
  attachmentTypeNames.find((type) => attachmentTypes[type].endings.some((each) => each === ending))

/** The name promises what the bytes are, or nobody can open it, or somebody is deceived. */
function checkName(name: string, type: AttachmentType): void {
  const { label, endings } = attachmentTypes[type]
  const ending = endingOf(name)
  if (endings.some((each) => each === ending)) return
  const said = ending === "" ? "文件名没有后缀" : `文件名以“.${ending}”结尾`
  throw new FileFault("wrong_ending", `${said}，内容却是 ${label}。请把后缀改成“.${endings[0]}”后再上传。`)
}

/**
 * What a file is. Looks at its bytes and lists the parts of an archive; unpacks nothing.
 * @throws FileFault with a sentence for whoever brought it.
 */
export function kindOfFile(bytes: Buffer, name: string): AttachmentType {
  if (bytes.length === 0) throw new FileFault("empty", "文件是空的，请核对后再上传。")
  const head = bytes.toString("latin1", 0, 8)
  const known = signs.find(({ sign }) => head.startsWith(sign))
  if (!known) {
    const meant = typeOfEnding(endingOf(name))
    if (meant) throw new FileFault("wrong_kind", `文件名像是 ${attachmentTypes[meant].label}，内容却不是。${allowed}`)
    throw unknown("这种文件")
  }
  const type = known.read(bytes)
  checkName(name, type)
  return type
}
