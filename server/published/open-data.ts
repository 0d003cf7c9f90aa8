// Open data under /open/v1: an address in, a procedure's answer printed in the form asked for.
import { TRPCError } from "@trpc/server"
import { printWanPlain } from "../domain/money.ts"
import { printPublishedCsv } from "../domain/published-csv.ts"
import { toOpenJson } from "../domain/published-json.ts"
import { printPublishedText } from "../domain/published-text.ts"
import { printPublishedPdf } from "../files/published-pdf.ts"
import { printPublishedXlsx } from "../files/published-xlsx.ts"
import { createCallerFactory } from "../trpc.ts"
import type { PublishedTableRow, PublishedTableVersion } from "./answers.ts"
import { type Form, type OpenRequest, readOpenAddress } from "./open-address.ts"
import { answer, type Printed, refuse } from "./open-answer.ts"
import { publishedRouter } from "./router.ts"

/** The procedures of the public, called with a context that holds its connection. */
export const publishedCaller = createCallerFactory(publishedRouter)
export type PublishedCaller = ReturnType<typeof publishedCaller>

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

export const print: Record<Form, (table: PublishedTableVersion) => Printed["body"] | Promise<Printed["body"]>> = {
  json: ({ content, ...meta }) => json(toOpenJson(meta, content)),
  csv: ({ content }) => printPublishedCsv(content),
  xlsx: printPublishedXlsx,
  txt: ({ content }) => printPublishedText(content),
  pdf: printPublishedPdf,
}

const listed = ({ projectCount: _p, indicatorCount: _i, publishedAt, totals, ...row }: PublishedTableRow) => ({
  ...row,
  publishedAt: publishedAt.toISOString(),
  totals: Object.fromEntries(Object.entries(totals).map(([source, fen]) => [source, printWanPlain(fen)])),
})

const fileName = ({ content, version }: PublishedTableVersion, form: Form): string =>
  `${content.year}-${content.org.code}-v${version}-${content.org.name}-项目支出绩效目标表.${form}`

async function read(api: PublishedCaller, asked: OpenRequest): Promise<Printed> {
  if (asked.kind === "list") return { body: json({ tables: (await api.tables()).tables.map(listed) }), form: "json", immutable: false }
  const { form, year, orgCode, version } = asked
  const table = await api.table({ year, orgCode, version })
  return { body: await print[form](table), form, fileName: fileName(table, form), immutable: version !== undefined }
}

const missing = "没有公开过这张表，或者没有这个版本。已公开的表见 /open/v1/tables。"

/**
 * Answers GET and HEAD for the segments after `/open/v1/`. Errors are answered in JSON: 400 for an impossible address,
 * 404 for what was never published. Anything unexpected is thrown: the route logs it.
 */
export async function openData(api: PublishedCaller, request: Request, segments: readonly string[]): Promise<Response> {
  const address = readOpenAddress(segments)
  if (!address.ok) return refuse(address.fault.status, address.fault.message)
  try {
    return answer(request, await read(api, address.request))
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return refuse(404, missing)
    throw error
  }
}
