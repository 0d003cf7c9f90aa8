// The real table of the demo as a document to be printed, for tests and checks: its second version, as if one project had been added.
import { readFileSync } from "node:fs"
import type { PublishedContent } from "#server/domain/published-table.ts"
import { parsePublishedText } from "#server/domain/published-text.ts"
import type { PublishedDocument } from "./published-pdf.ts"

function realContent(): PublishedContent {
  const parsed = parsePublishedText(readFileSync(new URL("../../db/demo/huadu-hrss-2023.txt", import.meta.url), "utf8"))
  if (!parsed.ok) throw new Error("the real table must parse")
  const units = parsed.table.units.map(({ name, projects }) => ({
    ...{ code: "303001", name },
    projects: projects.map((project, place) => ({
      ...{ code: `P${place + 1}`, kind: "department", ...project },
      indicators: project.indicators.map((row) => ({ ...row, subcategory: null })),
    })),
  }))
  return { ...parsed.table, units, year: 2023, org: { code: "303001", kind: "unit", ...parsed.table.org } }
}

export const realDocument = (): PublishedDocument => ({
  content: realContent(),
  ...{ version: 2, publishedAt: new Date("2023-02-20T18:30:00Z"), contentHash: "0123456789abcdef".repeat(4), reason: "补充一个项目" },
})
