import { documentRoute } from "#server/published/document-route.ts"
import { robotsDocument } from "#server/published/documents.ts"

export const dynamic = "force-dynamic"

export const GET = documentRoute(robotsDocument)
export const HEAD = GET
