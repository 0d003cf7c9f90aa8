import { documentRoute } from "#server/published/document-route.ts"
import { feedDocument } from "#server/published/documents.ts"

export const dynamic = "force-dynamic"

export const GET = documentRoute(feedDocument)
export const HEAD = GET
