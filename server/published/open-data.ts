// Open data under /open/v1: an address in, a procedure's answer printed in the form asked for.
import { TRPCError } from "@trpc/server"
import { printWanPlain } from "../domain/money.ts"
import { printPublishedCsv } from "../domain/published-csv.ts"
import { toOpenJson } from "../domain/published-json.ts"
import { printStratml } from "../domain/published-stratml.ts"
import { printPublishedText } from "../domain/published-text.ts"
import { coveringNotice } from "../domain/withdrawal.ts"
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
  xml: ({ content, ...meta }) => printStratml(meta, content),
}

const listed = ({ projectCount: _p, indicatorCount: _i, publishedAt, totals, ...row }: PublishedTableRow) => ({
  ...row,
  publishedAt: publishedAt.toISOString(),
  totals: Object.fromEntries(Object.entries(totals).map(([source, fen]) => [source, printWanPlain(fen)])),
})

const fileName = ({ content, version }: PublishedTableVersion, form: Form): string =>
  `${content.year}-${content.org.code}-v${version}-${content.org.name}-项目支出绩效目标表.${form}`

async function read(api: PublishedCaller, asked: OpenRequest): Promise<Printed> {
  if (asked.kind === "list") return { body: json({ tables: (await api.tables()).tables.map(listed) }), form: "json" }
  const { form, year, orgCode, version } = asked
  const table = await api.table({ year, orgCode, version })
  return { body: await print[form](table), form, fileName: fileName(table, form) }
}

const missing = "没有公开过这张表，或者没有这个版本。已公开的表见 /open/v1/tables。"

const gone = "这张表或这个版本已撤回公开，原因见 /corrections。"

/** Whether what was asked for was public once, and was taken back. */
async function withdrawn(api: PublishedCaller, asked: OpenRequest): Promise<boolean> {
  if (asked.kind === "list") return false
  const { year, orgCode, version = 1 } = asked
  const { withdrawals } = await api.withdrawals({ year, orgCode })
  return coveringNotice(withdrawals, version) !== undefined
}

/**
 * Answers GET and HEAD for the segments after `/open/v1/`. Errors are answered in JSON: 400 for an impossible address,
 * 404 for what was never published, 410 for what was withdrawn. Anything unexpected is thrown: the route logs it.
 */
export async function openData(api: PublishedCaller, request: Request, segments: readonly string[]): Promise<Response> {
  const address = readOpenAddress(segments)
  if (!address.ok) return refuse(address.fault.status, address.fault.message)
  try {
    return answer(request, await read(api, address.request))
  } catch (error) {
    if (!(error instanceof TRPCError) || error.code !== "NOT_FOUND") throw error
    return (await withdrawn(api, address.request)) ? refuse(410, gone) : refuse(404, missing)
  }
}
