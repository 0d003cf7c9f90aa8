// A version: everything of a target as it stood when it was submitted or decided, with resolved names. Never changed afterwards.
import { z } from "zod"
import { storedAttachments } from "./attachment.ts"
import { parseValue } from "./indicator-value.ts"
import { categories } from "./published-table.ts"
import type { ProjectKind, TargetContent } from "./target.ts"
import { isEmptyForm, storedForm, toStoredForm } from "./target-form.ts"

/** Names as they were then, so that a later renaming does not rewrite history. */
export type VersionFrame = {
  budgetYear: number
  roundName: string
  project: { code: string; name: string; kind: ProjectKind; continuing: boolean; secret: boolean }
  unit: { code: string; name: string }
  department: { code: string; name: string }
}

const code = z.object({ code: z.string(), name: z.string() })
const answer = z.object({ code: z.string(), path: z.string(), text: z.string() })
const fen = z.string().regex(/^\d+$/)

/** Stored form, JSON-safe: amounts as strings in 分. `schema` is raised when the shape changes; old versions stay as they are. */
export const storedVersion = z.object({
  schema: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  budgetYear: z.int(),
  roundName: z.string(),
  project: code.extend({ kind: z.enum(["department", "transfer"]), continuing: z.boolean(), secret: z.boolean() }),
  unit: code,
  department: code,
  amounts: z.object({ fiscal: fen, specialAccount: fen, other: fen }),
  goal: z.string(),
  indicators: z.array(
    z.object({
      id: z.string(),
      category: z.enum(categories),
      subcategory: z.string().nullable(),
      name: z.string(),
      raw: z.string(),
      better: z.enum(["higher", "lower", "exact"]),
      value: z.record(z.string(), z.string().nullable()),
      // Since schema 3, as `form` below: the rest of the 申报表, where it was filled in.
      midtermRaw: z.string().optional(),
      weight: z.string().optional(),
      method: z.string().optional(),
      source: z.string().optional(),
      lineage: z.string().optional(),
      libraryId: z.string().optional(),
    }),
  ),
  // Since schema 2. Answers to warnings; versions from before have none.
  answers: z.array(answer).default([]),
  form: storedForm.optional(),
  // Since schema 4. Names, sizes and hashes; the bytes are kept as long as a version names them.
  attachments: storedAttachments.optional(),
})
export type StoredVersion = z.input<typeof storedVersion>

/** What a submission or decision keeps. The parsed value is stored too: a later parser must not reread history differently. */
export const toStoredVersion = (frame: VersionFrame, content: TargetContent): StoredVersion => ({
  schema: 4,
  ...frame,
  amounts: {
    fiscal: String(content.amounts.fiscal),
    specialAccount: String(content.amounts.specialAccount),
    other: String(content.amounts.other),
  },
  goal: content.goal,
  indicators: content.indicators.map((row) => ({ ...row, value: parseValue(row.raw) })),
  answers: content.answers,
  ...(content.form && !isEmptyForm(content.form) && { form: toStoredForm(content.form) }),
  ...(content.attachments?.length && { attachments: content.attachments }),
})

/** The content of a stored version, for reading and comparing. Throws a ZodError when the row is not a version. */
export function fromStoredVersion(stored: unknown): { frame: VersionFrame; content: TargetContent } {
  const { schema: _, amounts, goal, indicators, answers, form, attachments, ...frame } = storedVersion.parse(stored)
  return {
    frame,
    content: {
      amounts: { fiscal: BigInt(amounts.fiscal), specialAccount: BigInt(amounts.specialAccount), other: BigInt(amounts.other) },
      goal,
      answers,
      ...(form && { form }),
      ...(attachments && { attachments }),
      indicators: indicators.map(({ value: _value, ...row }) => row),
    },
  }
}
