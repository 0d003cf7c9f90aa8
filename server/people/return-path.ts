// Where to go after signing in: a path of ours, whatever the address says.
const anywhere = "https://same-origin.invalid"

/** The path in `next` when it stays on this site, else /work. `//host`, `\\host`, `javascript:` and other origins are refused. */
export const returnPath = (next: unknown): string => {
  if (typeof next !== "string" || !next.startsWith("/")) return "/work"
  const to = URL.parse(next, anywhere)
  return to?.origin === anywhere && !to.pathname.startsWith("//") ? `${to.pathname}${to.search}${to.hash}` : "/work"
}
