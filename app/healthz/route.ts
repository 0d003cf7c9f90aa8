/** The process is alive and answers. Whether it can do its work is /readyz. */
export const dynamic = "force-dynamic"

export const GET = (): Response => Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } })
