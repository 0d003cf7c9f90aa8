// What the answers of open data look like, as schemas. The OpenAPI document is made from them, and a test reads real answers with what the
// document says. A change here is a change of a promise.
import { z } from "zod"
import { operators } from "./indicator-value.ts"
import { categories } from "./published-table.ts"
import { withdrawalKindNames } from "./withdrawal.ts"

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

const found = z.strictObject({
  year,
  project: z.strictObject({ code: z.string(), name: z.string() }),
  unit: z.strictObject({ code: z.string(), name: z.string() }),
  table: z.string().describe("这张表的地址"),
  total: amount,
  goal: z.string(),
  indicators: z.array(z.strictObject({ category: z.enum(categories), name: z.string(), value: z.string() })),
})

export const openSchemas = {
  Table: z.strictObject({ ...head, currencyUnit: z.literal("万元"), totals: amounts, note, units: z.array(unit) }),
  TableList: z.strictObject({ tables: z.array(z.strictObject({ ...head, totals: amounts })) }),
  Versions: z.strictObject({
    year,
    org,
    versions: z.array(z.strictObject({ version, publishedAt: time, contentHash: hash, reason: z.string(), url: z.url() })),
    /** This version and those before it can be read no more. */
    withdrawals: z.array(
      z.strictObject({ throughVersion: version, withdrawnAt: time, kind: z.enum(withdrawalKindNames), reason: z.string() }),
    ),
  }),
  Search: z.strictObject({
    total: z.int().min(0).describe("找到多少个项目"),
    more: z.boolean().describe("还有更多，没有逐一计数"),
    similar: z.boolean().describe("没有完全相符的，这些是相近的"),
    page: z.int().min(1),
    pageSize: z.int().min(1),
    currencyUnit: z.literal("万元"),
    results: z.array(found),
  }),
  Error: z.strictObject({
    error: z.looseObject({ code: z.string(), message: z.string().describe("中文的说明") }),
  }),
} as const
export type SchemaName = keyof typeof openSchemas
