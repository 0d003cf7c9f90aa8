import { notFound } from "next/navigation"
import { work } from "#server/caller.ts"
import { listResponse } from "#server/exports/list-response.ts"

type Props = { params: Promise<{ file: string }> }

/** `library.xlsx`, `queue.csv?queue=decided` …: a list as its page has it for this person, with the page's own filter. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const api = await work()
  const response = await listResponse(api, (await params).file, Object.fromEntries(new URL(request.url).searchParams))
  return response ?? notFound()
}
