import { publicContext } from "#server/context.ts"
import { log } from "#server/log.ts"
import { options, refuse } from "#server/published/open-answer.ts"
import { publishedCaller } from "#server/published/open-data.ts"
import { openSearch } from "#server/published/open-search.ts"

export const dynamic = "force-dynamic"

/** Search as open data; HEAD is answered by the same function. */
export async function GET(request: Request): Promise<Response> {
  try {
    return await openSearch(publishedCaller(publicContext()), request)
  } catch (error) {
    log.error({ err: error, path: "/open/v1/search" }, "open search failed")
    return refuse(503, "系统暂时不能查找，请稍后再试。")
  }
}
export const HEAD = GET

export const OPTIONS = (): Response => options()

const readOnly = (): Response => refuse(405, "开放数据只能读取，请用 GET 或 HEAD。")

export { readOnly as DELETE, readOnly as PATCH, readOnly as POST, readOnly as PUT }
