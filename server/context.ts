// What a request brings to the procedures: connections, the actor of its session, the database's clock, its id.
import "server-only"
import { headers } from "next/headers"
import { cache } from "react"
import { currentActor } from "./auth.ts"
import { databaseClock } from "./clock.ts"
import { appDb, publicDb } from "./database.ts"
import type { Context } from "./trpc.ts"

const requestId = async (): Promise<string> => (await headers()).get("x-request-id") ?? "none"

/** One look at the session per request, however many procedures a page calls. */
export const memberContext = cache(
  async (): Promise<Context> => ({
    db: appDb(),
    publicDb: publicDb(),
    actor: await currentActor(appDb()),
    clock: databaseClock,
    requestId: await requestId(),
  }),
)

/** For public pages: never looks at the request, so never at its session. */
export const publicContext = (): Context => ({ db: appDb(), publicDb: publicDb(), actor: null, clock: databaseClock, requestId: "public" })
