// What a reviewer has written and not sent yet. Kept on the server, so that it is there on the next machine; read by nobody else.
import { z } from "zod"
import { limits } from "./target.ts"
import { text } from "./text.ts"

const loose = (label: string) => text({ label, max: limits.note, multiline: true })

/** Everything may still be incomplete: it is checked when it is sent. */
export const reviewDraft = z.strictObject({
  note: loose("理由"),
  points: z.array(z.strictObject({ path: z.string().max(120), comment: loose("退回意见") })).max(200),
  openAll: z.boolean(),
  sheet: z
    .strictObject({
      mode: z.enum(["points", "grades"]),
      points: z.record(z.string().max(40), z.int().min(0).max(100)),
      grades: z.record(z.string().max(40), z.enum(["excellent", "good", "fair", "poor"])),
      grade: z.enum(["excellent", "good", "fair", "poor"]).nullable(),
      opinion: loose("审核意见"),
    })
    .nullable(),
})
export type ReviewDraft = z.infer<typeof reviewDraft>
export const emptyReviewDraft: ReviewDraft = { note: "", points: [], openAll: false, sheet: null }
