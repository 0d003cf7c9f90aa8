// /open/v1/search: the same search as the page, for programs.

import { printWanPlain } from "../domain/money.ts"
import type { Marked } from "../domain/search-marks.ts"
import { type RawSearch, readSearch, searchFields } from "../domain/search-request.ts"
import type { SearchAnswer } from "./find.ts"
import { answer, refuse } from "./open-answer.ts"
import type { PublishedCaller } from "./open-data.ts"

const plain = (parts: Marked): string => parts.map(({ text }) => text).join("")

const openRow = ({ year, code, orgCode, unit, total, name, goal, indicators }: SearchAnswer["rows"][number]) => ({
  year,
  project: { code, name: plain(name) },
  unit,
  table: `/open/v1/tables/${year}/${orgCode}.json`,
  total: printWanPlain(total),
  goal: plain(goal),
  indicators: indicators.map((row) => ({ category: row.category, name: plain(row.name), value: plain(row.value) })),
})

/** The fields of an address; unknown ones are left aside, of repeated ones the first counts. */
export const readFields = (query: URLSearchParams): RawSearch =>
  Object.fromEntries(searchFields.flatMap((field) => (query.has(field) ? [[field, query.get(field) ?? ""]] : [])))

/** Answers GET and HEAD of `/open/v1/search?q=…`; what cannot be asked is 400 with the sentences that say why. */
export async function openSearch(api: PublishedCaller, request: Request): Promise<Response> {
  const raw = readFields(new URL(request.url).searchParams)
  const read = readSearch(raw)
  if (!read.ok) return refuse(400, Object.values(read.problems).join(""))
  const { rows, total, more, similar, page, pageSize } = await api.search(raw)
  const body = { total, more, similar, page, pageSize, currencyUnit: "万元", results: rows.map(openRow) }
  return answer(request, { body: `${JSON.stringify(body, null, 2)}\n`, form: "json" })
}
