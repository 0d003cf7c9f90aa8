// Pages of the public are whole as they are drawn: what Next adds for its scripts (the scripts, and the page once more as data for
// them) is taken out, which is most of the bytes. Pure.
import type { Recorded } from "./recorder.ts"
import { troublePage } from "./trouble-page.ts"

/** Data for machines stays, and what a page itself marks as its own. */
const isKept = (attributes: string): boolean => /type="application\/ld\+json"|data-own/.test(attributes)

/** In what React writes, `</script` stands nowhere but at the end of a script: inside it is escaped. */
const script = /<script\b([^>]*)>[\s\S]*?<\/script>/g
const preload = /<link\b[^>]*\bas="script"[^>]*>/g

export const withoutScripts = (html: string): string =>
  html.replace(script, (whole, attributes: string) => (isKept(attributes) ? whole : "")).replace(preload, "")

/** The same answer without Next's scripts, where it is a page; a page that failed in words. */
export function plainPage(recorded: Recorded): Recorded {
  if (!String(recorded.headers["content-type"]).startsWith("text/html")) return recorded
  const { link: _preloads, ...headers } = recorded.headers
  if (recorded.status >= 500) return troublePage({ ...recorded, headers })
  return { ...recorded, headers, body: Buffer.from(withoutScripts(recorded.body.toString())) }
}
