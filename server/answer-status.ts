// The status of a page's answer. Next's notFound() sends a blank document that only a script fills; pages of the public must
// be whole without scripts. So the web server hands its response along with the request, and a page may mark it as 404 or 410.
import { AsyncLocalStorage } from "node:async_hooks"
import type { ServerResponse } from "node:http"

// Next evaluates modules once per bundle; the web server and the pages must share one storage.
const shared = globalThis as typeof globalThis & { performanceTargetsAnswer?: AsyncLocalStorage<ServerResponse> }
shared.performanceTargetsAnswer ??= new AsyncLocalStorage()
const answers = shared.performanceTargetsAnswer

/** For the web server: whatever handles the request inside `handle` may mark this response. */
export const withAnswer = <Result>(response: ServerResponse, handle: () => Result): Result => answers.run(response, handle)

/** Makes the page being drawn this one. False where it is too late, or where no web server of ours is behind (`next dev` alone). */
export function markAnswer(status: 404 | 410): boolean {
  const response = answers.getStore()
  if (!response || response.headersSent) return false
  response.statusCode = status
  return true
}
