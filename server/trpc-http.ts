import { fetchRequestHandler } from "@trpc/server/adapters/fetch"
import { memberContext } from "./context.ts"
import { log } from "./log.ts"
import { appRouter } from "./router.ts"

/** A page of another origin must not act with this person's cookie: the lax cookie is the first lock, this the second. */
const foreign = (request: Request): boolean => {
  const site = request.headers.get("sec-fetch-site")
  return site !== null && site !== "same-origin" && site !== "none"
}

/** The tRPC endpoint of the browser. Unexpected errors are logged with the request id and answered without their text. */
export const handleTrpc = (request: Request): Response | Promise<Response> =>
  foreign(request)
    ? new Response(null, { status: 403 })
    : fetchRequestHandler({
        endpoint: "/api/trpc",
        req: request,
        router: appRouter,
        createContext: memberContext,
        onError: ({ error, path, ctx }) => {
          if (error.code === "INTERNAL_SERVER_ERROR")
            log.error({ err: error.cause ?? error, path, requestId: ctx?.requestId }, "procedure failed")
        },
      })
