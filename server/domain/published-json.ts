// A published table as open data. The shape is a promise to others: change it only together with its documentation.
import type { IndicatorValue } from "./indicator-value.ts"
import { printWanPlain } from "./money.ts"
import {
  type Amounts,
  type PublishedContent,
  type PublishedIndicator,
  type PublishedProject,
  type PublishedUnit,
  totalOf,
} from "./published-table.ts"
import { rowNote, sumNote, tableTotals, unitTotals } from "./totals.ts"

/** What a snapshot knows beside its content. */
export type SnapshotMeta = { id: string; version: number; publishedAt: Date; contentHash: string }

/** 万元 with two decimals. Summed in 分 and then rounded; where rounded rows do not add up, a `note` stands beside them. */
const openAmounts = (amounts: Amounts) => ({
  total: printWanPlain(totalOf(amounts)),
  fiscal: printWanPlain(amounts.fiscal),
  specialAccount: printWanPlain(amounts.specialAccount),
  other: printWanPlain(amounts.other),
})

const noted = (note: string | null) => (note ? { note } : {})

const openValue = ({ raw, operator, number, unit }: IndicatorValue) => ({ raw, operator, number, unit })

const openIndicator = ({ seq, category, subcategory, name, value }: PublishedIndicator) => ({
  seq,
  category,
  subcategory,
  name,
  value: openValue(value),
})

const openProject = ({ code, name, kind, amounts, goal, indicators }: PublishedProject) => ({
  code,
  name,
  kind,
  amounts: openAmounts(amounts),
  ...noted(rowNote(amounts)),
  goal,
  indicators: indicators.map(openIndicator),
})

const openUnit = (unit: PublishedUnit) => ({
  code: unit.code,
  name: unit.name,
  totals: openAmounts(unitTotals(unit)),
  ...noted(sumNote(unit.projects.map((project) => project.amounts))),
  projects: unit.projects.map(openProject),
})

/** The JSON of `/open/v1/tables/{year}/{orgCode}`: amounts as strings in 万元, categories and 二级指标 as codes, `null` where absent. */
export const toOpenJson = ({ id, version, publishedAt, contentHash }: SnapshotMeta, { year, org, units }: PublishedContent) => ({
  id,
  version,
  year,
  org: { code: org.code, name: org.name, kind: org.kind },
  publishedAt: publishedAt.toISOString(),
  contentHash,
  currencyUnit: "万元" as const,
  totals: openAmounts(tableTotals({ units })),
  ...noted(sumNote(units.map(unitTotals))),
  units: units.map(openUnit),
})
export type OpenTable = ReturnType<typeof toOpenJson>
