// The files of a table with their sizes and checksums. A snapshot never changes, so they are computed once per snapshot and process.
import type { CatalogTable, Distribution } from "../domain/open-catalog.ts"
import { ByteStore } from "../front/store.ts"
import { bytesHash } from "../hash.ts"
import type { PublishedTableRow, PublishedTableVersion } from "./answers.ts"
import { type PublishedCaller, print } from "./open-data.ts"

const forms = ["csv", "json"] as const
/** A few hundred bytes each: room for some thousand tables. */
const known = new ByteStore<{ bytes: number; distributions: Distribution[] }>(16 * 2 ** 20)

async function distributionsOf(table: PublishedTableVersion): Promise<Distribution[]> {
  const { year, org } = table.content
  const made = forms.map(async (form): Promise<Distribution> => {
    const bytes = Buffer.from(await print[form](table))
    const path = `/open/v1/tables/${year}/${org.code}/v${table.version}.${form}`
    return { form, path, bytes: bytes.length, sha256: bytesHash(bytes) }
  })
  return Promise.all(made)
}

async function keptOrMade(id: string, read: () => Promise<PublishedTableVersion>): Promise<Distribution[]> {
  const kept = known.get(id)
  if (kept) return kept.distributions
  const distributions = await distributionsOf(await read())
  known.set(id, { bytes: 512, distributions })
  return distributions
}

const withDistributions = async (api: PublishedCaller, row: PublishedTableRow): Promise<CatalogTable> => ({
  ...row,
  distributions: await keptOrMade(row.id, () => api.table({ year: row.year, orgCode: row.org.code, version: row.version })),
})

/** One version as a catalogue describes it. */
export const catalogTable = async (table: PublishedTableVersion): Promise<CatalogTable> => ({
  ...table,
  org: table.content.org,
  distributions: await keptOrMade(table.id, async () => table),
})

/** The newest version of every table, as a catalogue describes it. One after the other: nobody is in a hurry, and memory stays small. */
export async function catalogTables(api: PublishedCaller): Promise<CatalogTable[]> {
  const { tables } = await api.tables()
  const all: CatalogTable[] = []
  for (const row of tables) all.push(await withDistributions(api, row))
  return all
}
