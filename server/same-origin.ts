/** A page of another origin must not act with this person's cookie: the lax cookie is the first lock, this the second. */
export const isForeign = (request: Request): boolean => {
  const site = request.headers.get("sec-fetch-site")
  return site !== null && site !== "same-origin" && site !== "none"
}
