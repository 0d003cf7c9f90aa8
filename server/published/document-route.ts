// A document outside /open/v1, as a route of Next.
import "server-only"
import { publicContext } from "../context.ts"
import { readEnv } from "../env.ts"
import { log } from "../log.ts"
import type { Document } from "./documents.ts"
import { refuse } from "./open-answer.ts"
import { publishedCaller } from "./open-data.ts"

/** Answers GET and HEAD; what fails is logged. */
export const documentRoute =
  (document: Document) =>
  async (request: Request): Promise<Response> => {
    try {
      return await document(request, publishedCaller(publicContext()), readEnv(process.env).NEXTAUTH_URL)
    } catch (error) {
      log.error({ err: error, path: new URL(request.url).pathname }, "document failed")
      return refuse(503, "系统暂时读不到数据，请稍后再试。")
    }
  }
