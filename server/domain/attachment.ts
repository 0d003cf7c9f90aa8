// Files that stand beside the text of a target: 立项依据 and whatever else a reviewer has to see. Here is what is known of them; the
// bytes lie elsewhere (server/attachments). They are part of the content: saved, merged, frozen with versions and compared like the rest.
import { z } from "zod"
import { byteWords } from "./bytes.ts"

export const attachmentKinds = { basis: "立项依据", plan: "实施方案", budget: "预算测算", other: "其他材料" } as const
export type AttachmentKind = keyof typeof attachmentKinds

const office = "application/vnd.openxmlformats-officedocument"
/** What may be attached: its name for people, the endings a file of the kind has, and what it is sent as. */
export const attachmentTypes = {
  pdf: { label: "PDF", endings: ["pdf"], media: "application/pdf" },
  ofd: { label: "OFD", endings: ["ofd"], media: "application/ofd" },
  png: { label: "PNG 图片", endings: ["png"], media: "image/png" },
  jpeg: { label: "JPEG 图片", endings: ["jpg", "jpeg"], media: "image/jpeg" },
  docx: { label: "Word 文档", endings: ["docx"], media: `${office}.wordprocessingml.document` },
  xlsx: { label: "Excel 表格", endings: ["xlsx"], media: `${office}.spreadsheetml.sheet` },
  pptx: { label: "PowerPoint 演示文稿", endings: ["pptx"], media: `${office}.presentationml.presentation` },
  doc: { label: "旧版 Word 或 WPS 文字", endings: ["doc", "wps"], media: "application/msword" },
  xls: { label: "旧版 Excel 或 WPS 表格", endings: ["xls", "et"], media: "application/vnd.ms-excel" },
  ppt: { label: "旧版 PowerPoint 或 WPS 演示", endings: ["ppt", "dps"], media: "application/vnd.ms-powerpoint" },
} as const satisfies Record<string, { label: string; endings: readonly string[]; media: string }>
export type AttachmentType = keyof typeof attachmentTypes
export const attachmentTypeNames = Object.keys(attachmentTypes) as AttachmentType[]

/** One file as the content names it. `hash`: SHA-256 of its bytes in hex, so that a version says which bytes it was read with. */
export type Attachment = { id: string; kind: AttachmentKind; name: string; type: AttachmentType; size: number; hash: string }

/** `keptBytes`: all that was ever brought for one target and is still kept, also what was taken off again. */
export const attachmentLimits = { bytes: 20 * 1024 * 1024, count: 20, name: 120, keptBytes: 400 * 1024 * 1024 } as const

const kindNames = Object.keys(attachmentKinds) as AttachmentKind[]
const attachmentInput = z.strictObject({
  id: z.uuid(),
  kind: z.enum(kindNames, "请选择附件的类别。"),
  name: z.string().min(1).max(attachmentLimits.name),
  type: z.enum(attachmentTypeNames),
  size: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})

/** What the form sends. */
export const attachmentsInput = z
  .array(attachmentInput)
  .max(attachmentLimits.count, `附件不能超过 ${attachmentLimits.count} 个。`)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "附件重复，请刷新后再试。")

/**
 * As kept in versions and beside the draft, without the limits of the form, so that a tighter limit leaves history readable. A kind that there is
 * no more reads as 其他材料. Types are only ever added: what lies there has to be sent as something.
 */
export const storedAttachments = z.array(
  z.object({
    ...{ id: z.string(), kind: z.enum(kindNames).catch("other"), name: z.string() },
    ...{ type: z.enum(attachmentTypeNames), size: z.number(), hash: z.string() },
  }),
)

/** “立项依据：批复.pdf（1.2 MB）” */
export const attachmentWords = ({ kind, name, size }: Attachment): string => `${attachmentKinds[kind]}：${name}（${byteWords(size)}）`

/** Whether two mean the same bytes under the same name; the kind is what people choose. */
export const sameFile = (a: Attachment, b: Attachment): boolean =>
  a.id === b.id && a.name === b.name && a.type === b.type && a.size === b.size && a.hash === b.hash
