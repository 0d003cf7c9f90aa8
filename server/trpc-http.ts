import { getTRPCErrorFromUnknown, getTRPCErrorShape, transformTRPCResponse } from "@trpc/server"
import { fetchRequestHandler } from "@trpc/server/adapters/fetch"
import { getHTTPStatusCodeFromError } from "@trpc/server/http"
import { memberContext } from "./context.ts"
import { AppError } from "./errors.ts"
import { readBody } from "./http-body.ts"
import { log } from "./log.ts"
import { appRouter } from "./router.ts"
import { isForeign } from "./same-origin.ts"

/** The largest target is below one; files have addresses of their own. */
const mostBytes = 4 * 1024 * 1024
const tooLarge = () => new AppError("PAYLOAD_TOO_LARGE", "提交的内容太大，没有保存。")

/** The same request with its body read, so that nothing is parsed that is too large to be meant. */
async function bounded(request: Request): Promise<Request> {
  if (request.method !== "POST") return request
  const body = await readBody(request, mostBytes, tooLarge)
  return new Request(request.url, { method: request.method, headers: request.headers, body: new Uint8Array(body) })
}

const answer = (req: Request): Promise<Response> =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    req,
    router: appRouter,
    createContext: memberContext,
    onError: ({ error, path, ctx }) => {
      if (error.code === "INTERNAL_SERVER_ERROR")
        log.error({ err: error.cause ?? error, path, requestId: ctx?.requestId }, "procedure failed")
    },
  })

/** What went wrong before tRPC had the request, as tRPC would have said it: a client takes any other form for no answer, and sends again. */
function faultAnswer(cause: unknown): Response {
  const error = getTRPCErrorFromUnknown(cause)
  if (error.code === "INTERNAL_SERVER_ERROR") log.error({ err: error.cause ?? error }, "request not read")
  const { _config: config } = appRouter._def
  const shape = getTRPCErrorShape({ config, error, type: "unknown", path: undefined, input: undefined, ctx: undefined })
  // One envelope also where calls come in batches: the client gives it to each of them.
  return Response.json(transformTRPCResponse(config, { error: shape }), { status: getHTTPStatusCodeFromError(error) })
}

/** The tRPC endpoint of the browser. Unexpected errors are logged with the request id and answered without their text. */
export const handleTrpc = (request: Request): Response | Promise<Response> =>
  isForeign(request) ? new Response(null, { status: 403 }) : bounded(request).then(answer, faultAnswer)
