import { createTRPCClient, httpBatchLink, httpLink, type TRPCLink } from "@trpc/client"
import superjson from "superjson"
import { expect, test } from "vitest"
import { failureOf } from "#components/work/failure.ts"
import type { AppRouter } from "./router.ts"
import { handleTrpc } from "./trpc-http.ts"

const options = {
  url: "http://localhost/api/trpc",
  transformer: superjson,
  fetch: async (address: URL | RequestInfo, init?: RequestInit) => handleTrpc(new Request(address, init)),
} as const
const failureOver = (link: TRPCLink<AppRouter>, note: string) =>
  createTRPCClient<AppRouter>({ links: [link] })
    .rounds.withdraw.mutate({ id: note })
    .then(() => "answered", failureOf)

test("what is too large to be read is refused in a way that the browser understands, and does not send again", async () => {
  const note = "大".repeat(2 * 1024 * 1024)
  const refused = { kind: "refused", message: "提交的内容太大，没有保存。", problems: [], conflict: null, requestId: null }
  expect(await failureOver(httpLink(options), note)).toEqual(refused)
  expect(await failureOver(httpBatchLink(options), note)).toEqual(refused)
})
