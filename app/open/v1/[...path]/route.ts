import { publicContext } from "#server/context.ts"
import { readEnv } from "#server/env.ts"
import { log } from "#server/log.ts"
import { findDocument } from "#server/published/documents.ts"
import { options, refuse } from "#server/published/open-answer.ts"
import { openData, publishedCaller } from "#server/published/open-data.ts"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ path: string[] }> }

/** Open data, `/open/v1/tables…`, and the documents about them; HEAD is answered by the same function. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const [api, { path }] = [publishedCaller(publicContext()), await params]
    const document = findDocument(path)
    return document ? await document(request, api, readEnv(process.env).NEXTAUTH_URL) : await openData(api, request, path)
  } catch (error) {
    log.error({ err: error, path: new URL(request.url).pathname }, "open data failed")
    return refuse(503, "系统暂时读不到数据，请稍后再试。")
  }
}
export const HEAD = GET

export const OPTIONS = (): Response => options()

const readOnly = (): Response => refuse(405, "开放数据只能读取，请用 GET 或 HEAD。")

export { readOnly as DELETE, readOnly as PATCH, readOnly as POST, readOnly as PUT }
