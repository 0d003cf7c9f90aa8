import { expect, test } from "vitest"
import { FileFault } from "./fault.ts"
import { kindOfFile } from "./kind.ts"
import { zipOf } from "./test-xlsx.ts"

const zip = (...names: string[]) => zipOf(Object.fromEntries(names.map((name) => [name, "x"])))
const ole = (stream: string) => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(64), Buffer.from(stream, "utf16le")])
const pdf = Buffer.from("%PDF-1.7\n…\n%%EOF\n", "latin1")
const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("…IEND")])
const jpeg = Buffer.from("ffd8ffe000104a464946ffd9", "hex")

/** Bytes, the name they came under, and what is said. */
const files: readonly [Buffer, string, string][] = [
  [pdf, "批复.pdf", "pdf"],
  [pdf, "批复.PDF", "pdf"],
  [png, "图.png", "png"],
  [jpeg, "照片.jpg", "jpeg"],
  [jpeg, "照片.jpeg", "jpeg"],
  [zip("[Content_Types].xml", "word/document.xml"), "方案.docx", "docx"],
  [zip("[Content_Types].xml", "xl/workbook.xml"), "测算.xlsx", "xlsx"],
  [zip("[Content_Types].xml", "ppt/presentation.xml"), "汇报.pptx", "pptx"],
  [zip("OFD.xml", "Doc_0/Document.xml"), "公文.ofd", "ofd"],
  [ole("WordDocument"), "方案.doc", "doc"],
  [ole("WordDocument"), "方案.wps", "doc"],
  [ole("Workbook"), "测算.et", "xls"],
  [ole("PowerPoint Document"), "汇报.ppt", "ppt"],
  [Buffer.alloc(0), "空.pdf", "文件是空的，请核对后再上传。"],
  [pdf.subarray(0, 9), "半个.pdf", "文件不完整或已损坏，请重新导出或下载后再上传。"],
  [png.subarray(0, 8), "半个.png", "文件不完整或已损坏，请重新导出或下载后再上传。"],
  [jpeg.subarray(0, 6), "半个.jpg", "文件不完整或已损坏，请重新导出或下载后再上传。"],
  [zip("word/document.xml").subarray(0, 40), "半个.docx", "文件不完整或已损坏，请重新导出或下载后再上传。"],
  [pdf, "批复.docx", "文件名以“.docx”结尾，内容却是 PDF。请把后缀改成“.pdf”后再上传。"],
  [pdf, "批复.exe", "文件名以“.exe”结尾，内容却是 PDF。请把后缀改成“.pdf”后再上传。"],
  [pdf, "批复", "文件名没有后缀，内容却是 PDF。请把后缀改成“.pdf”后再上传。"],
  [zip("word/document.xml", "word/vbaProject.bin"), "宏.docx", "文件里带有宏，不能作为附件。请另存为不带宏的格式后再上传。"],
  [ole("Workbook _VBA_PROJECT"), "宏.xls", "文件里带有宏，不能作为附件。请另存为不带宏的格式后再上传。"],
  [ole("EncryptedPackage"), "密.xlsx", "文件加了密码，审核人打不开。请去掉密码后再上传。"],
  [zip("a.txt"), "资料.zip", "压缩包不能作为附件。可以上传 PDF、OFD、图片（PNG、JPEG）和 Word、Excel、PowerPoint、WPS 文档。"],
  [
    Buffer.from("Rar!\x1a\x07"),
    "资料.rar",
    "RAR 压缩包不能作为附件。可以上传 PDF、OFD、图片（PNG、JPEG）和 Word、Excel、PowerPoint、WPS 文档。",
  ],
  [Buffer.from("MZ\x90"), "批复.pdf", "程序不能作为附件。可以上传 PDF、OFD、图片（PNG、JPEG）和 Word、Excel、PowerPoint、WPS 文档。"],
  [
    Buffer.from("<html><script>"),
    "批复.pdf",
    "文件名像是 PDF，内容却不是。可以上传 PDF、OFD、图片（PNG、JPEG）和 Word、Excel、PowerPoint、WPS 文档。",
  ],
  [
    Buffer.from("<svg onload=''>"),
    "图.svg",
    "这种文件不能作为附件。可以上传 PDF、OFD、图片（PNG、JPEG）和 Word、Excel、PowerPoint、WPS 文档。",
  ],
]

const said = (bytes: Buffer, name: string): string => {
  try {
    return kindOfFile(bytes, name)
  } catch (error) {
    if (error instanceof FileFault) return error.message
    throw error
  }
}

test("what a file is, is found in its bytes, and its name must agree", () => {
  expect(files.map(([bytes, name]) => [name, said(bytes, name)])).toEqual(files.map(([, name, what]) => [name, what]))
})
