import { appDb, publicDb } from "#server/database.ts"
import { readiness } from "#server/health.ts"
import { log } from "#server/log.ts"

export const dynamic = "force-dynamic"

/** Ready to serve: 200, or 503 naming the connection that failed; why it failed stands in the log only. */
export async function GET(): Promise<Response> {
  const { ready, parts } = await readiness({ app: appDb, public: publicDb }, (part, error) => log.error({ err: error, part }, "not ready"))
  return Response.json(
    { status: ready ? "ready" : "unavailable", ...parts },
    { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  )
}
