import { documentRoute } from "#server/published/document-route.ts"
import { sitemapDocument } from "#server/published/documents.ts"

export const dynamic = "force-dynamic"

export const GET = documentRoute(sitemapDocument)
export const HEAD = GET
