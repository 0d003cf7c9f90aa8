// How pages call procedures. Errors become pages here, so that no page catches anything.
import "server-only"
import type { TRPCError } from "@trpc/server"
import { headers } from "next/headers"
import { notFound, redirect } from "next/navigation"
import { memberContext, publicContext } from "./context.ts"
import { appRouter } from "./router.ts"
import { createCallerFactory } from "./trpc.ts"

const createCaller = createCallerFactory(appRouter)

/** Bad input in an address is an address that does not exist. */
const toPage =
  (signIn: string) =>
  ({ error }: { error: TRPCError }) => {
    if (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST") notFound()
    if (error.code === "UNAUTHORIZED") redirect(signIn)
  }

/** The caller of workspace pages: signed out → sign-in and back here, unseen → 404. */
export async function work() {
  const path = (await headers()).get("x-request-path") ?? "/work"
  const context = await memberContext()
  const signIn = `/login?next=${encodeURIComponent(path)}`
  if (!context.actor) redirect(signIn)
  return createCaller(context, { onError: toPage(signIn) })
}

/** The caller of route handlers that answer a program of ours instead of a person: errors stay errors (error-answer.ts). */
export const workCaller = async () => createCaller(await memberContext())

/** The caller of public pages and open data: published snapshots only, no session. */
export const open = () => createCaller(publicContext(), { onError: toPage("/login") })
