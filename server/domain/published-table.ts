// A published table: what the public reads of one org and year. Amounts are 分 (bigint) in memory, decimal strings at rest.
import { z } from "zod"
import { type IndicatorValue, operators, valueKinds } from "./indicator-value.ts"
import type { Fen } from "./money.ts"

export type Amounts = { fiscal: Fen; specialAccount: Fen; other: Fen }

/** 总计 is always the sum of the three sources; it is never stored beside them. */
export const totalOf = (amounts: Amounts): Fen => amounts.fiscal + amounts.specialAccount + amounts.other

export const amountLabels = { total: "总计", fiscal: "财政拨款", specialAccount: "财政专户拨款", other: "其他资金" } as const

/** Level 1 of the indicator tree. */
export const categories = ["output", "benefit", "satisfaction", "cost"] as const
export type Category = (typeof categories)[number]

export const categoryLabels = {
  output: "产出指标",
  benefit: "效益指标",
  satisfaction: "满意度指标",
  cost: "成本指标",
} as const satisfies Record<Category, string>

/** Before 2021 成本 stands under 产出; since then it is a category of its own (财预〔2021〕101号). A property of the budget year. */
export const indicatorTrees = ["costUnderOutput", "costCategory"] as const
export type IndicatorTree = (typeof indicatorTrees)[number]

/** What a new budget year starts with; an administrator may choose otherwise. */
export const defaultTree = (year: number): IndicatorTree => (year < 2021 ? "costUnderOutput" : "costCategory")

/** Level 2, by code. */
export const subcategoryLabels = {
  quantity: "数量指标",
  quality: "质量指标",
  timeliness: "时效指标",
  cost: "成本指标",
  economic: "经济效益指标",
  social: "社会效益指标",
  ecological: "生态效益指标",
  sustainable: "可持续影响指标",
  served: "服务对象满意度指标",
  economicCost: "经济成本指标",
  socialCost: "社会成本指标",
  ecologicalCost: "生态环境成本指标",
} as const
export type Subcategory = keyof typeof subcategoryLabels

const benefits = ["economic", "social", "ecological", "sustainable"] as const
const trees = {
  costUnderOutput: { output: ["quantity", "quality", "timeliness", "cost"], benefit: benefits, satisfaction: ["served"], cost: [] },
  costCategory: {
    output: ["quantity", "quality", "timeliness"],
    benefit: benefits,
    satisfaction: ["served"],
    cost: ["economicCost", "socialCost", "ecologicalCost"],
  },
} as const satisfies Record<IndicatorTree, Record<Category, readonly Subcategory[]>>

/** The codes a category may have under a tree; none: the tree does not have that category. */
export const subcategories = (tree: IndicatorTree, category: Category): readonly Subcategory[] => trees[tree][category]

/** The categories of a tree, in the order of forms. */
export const categoriesOf = (tree: IndicatorTree): readonly Category[] => categories.filter((category) => trees[tree][category].length > 0)

/** Old data may carry words of its own instead of a code: they are shown as they are. */
export const subcategoryLabel = (code: string): string => (subcategoryLabels as Readonly<Record<string, string>>)[code] ?? code

/** `seq`: 1, 2, … within the project. `subcategory`: null where the table does not print one. */
export type PublishedIndicator = { seq: number; category: Category; subcategory: string | null; name: string; value: IndicatorValue }
export type PublishedProject = {
  code: string
  name: string
  /** "department" (部门预算项目) or "transfer" (转移支付项目). */
  kind: string
  amounts: Amounts
  goal: string
  indicators: PublishedIndicator[]
}
export type PublishedUnit = { code: string; name: string; projects: PublishedProject[] }
/** `org.kind`: "department" (with all its units) or "unit" (its own table). */
export type PublishedContent = {
  title: string
  year: number
  org: { code: string; name: string; kind: string }
  units: PublishedUnit[]
}

const fen = z.codec(z.string().regex(/^(0|[1-9]\d{0,17})$/), z.bigint(), { decode: (stored) => BigInt(stored), encode: String })
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/)

const value = z.strictObject({
  raw: z.string(),
  kind: z.enum(valueKinds),
  operator: z.enum(operators),
  number: decimal.nullable(),
  upper: decimal.nullable(),
  unit: z.string().nullable(),
  date: z.string().nullable(),
  base: z.string().nullable(),
})

const indicator = z.strictObject({
  seq: z.int().positive(),
  category: z.enum(categories),
  subcategory: z.string().nullable(),
  name: z.string(),
  value,
})

const project = z.strictObject({
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  amounts: z.strictObject({ fiscal: fen, specialAccount: fen, other: fen }),
  goal: z.string(),
  indicators: z.array(indicator),
})

const content = z.strictObject({
  title: z.string(),
  year: z.int(),
  org: z.strictObject({ code: z.string(), name: z.string(), kind: z.string() }),
  units: z.array(z.strictObject({ code: z.string(), name: z.string(), projects: z.array(project) })),
})

/** The JSON-safe form of a snapshot: 分 as decimal strings. */
export type StoredContent = z.input<typeof content>

/** @throws ZodError where the content is not what its type says. */
export const toStored = (table: PublishedContent): StoredContent => content.encode(table)

/** Reads what `toStored` gave, after a trip through JSON. @throws ZodError when anything is missing, added or misshapen. */
export const fromStored = (json: unknown): PublishedContent => content.decode(json as StoredContent)

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Codes of UTF-16 decide, as in RFC 8785: the same on every machine, whatever order the database gave the keys back in. */
const byCode = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/** JSON with sorted keys and no blanks: equal values give equal text, so its hash names the content. */
export function canonicalJson(json: Json): string {
  if (json === null || typeof json !== "object") return JSON.stringify(json)
  if (Array.isArray(json)) return `[${json.map(canonicalJson).join(",")}]`
  const entries = Object.entries(json).toSorted(([a], [b]) => byCode(a, b))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`
}
