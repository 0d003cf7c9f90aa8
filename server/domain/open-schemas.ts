// What the answers of open data look like, as schemas. The OpenAPI document is made from them, and a test reads real answers with what the
// document says. A change here is a change of a promise.
import { z } from "zod"
import { operators } from "./indicator-value.ts"
import { categories } from "./published-table.ts"

const amount = z
  .string()
  .regex(/^-?\d+\.\d{2}$/)
  .describe("万元，两位小数")
const amounts = z.strictObject({ total: amount, fiscal: amount, specialAccount: amount, other: amount })
const year = z.int().min(2000).max(2100)
const org = z.strictObject({ code: z.string(), name: z.string(), kind: z.enum(["department", "unit"]) })
const version = z.int().min(1)
const time = z.iso.datetime()
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe("内容的 SHA-256")
const note = z.string().optional().describe("四舍五入后各项之和与合计不符时的说明")
const head = { id: z.uuid(), version, year, org, publishedAt: time, contentHash: hash }

const value = z.strictObject({
  raw: z.string().describe("与公开的表一字不差"),
  operator: z.enum(operators),
  number: z.string().nullable(),
  unit: z.string().nullable(),
})
const indicator = z.strictObject({
  seq: z.int().min(1),
  category: z.enum(categories),
  subcategory: z.string().nullable(),
  name: z.string(),
  value,
})
const project = z.strictObject({
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  amounts,
  note,
  goal: z.string(),
  indicators: z.array(indicator),
})
const unit = z.strictObject({ code: z.string(), name: z.string(), totals: amounts, note, projects: z.array(project) })

export const openSchemas = {
  Table: z.strictObject({ ...head, currencyUnit: z.literal("万元"), totals: amounts, note, units: z.array(unit) }),
  TableList: z.strictObject({ tables: z.array(z.strictObject({ ...head, totals: amounts })) }),
  Versions: z.strictObject({
    year,
    org,
    versions: z.array(z.strictObject({ version, publishedAt: time, contentHash: hash, reason: z.string(), url: z.url() })),
  }),
  Error: z.strictObject({
    error: z.looseObject({ code: z.string(), message: z.string().describe("中文的说明") }),
  }),
} as const
export type SchemaName = keyof typeof openSchemas
