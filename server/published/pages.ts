// What public pages read: an address in, a procedure's answer out, null for whatever was never published.
import "server-only"
import { TRPCError } from "@trpc/server"
import { cache } from "react"
import { publicContext } from "../context.ts"
import { schemaDataset } from "../domain/open-catalog.ts"
import type { RawSearch } from "../domain/search-request.ts"
import { coveringNotice } from "../domain/withdrawal.ts"
import { readEnv } from "../env.ts"
import { readOrgCode, readProjectCode, readVersion, readYear } from "./address.ts"
import type { PublishedTableVersion } from "./answers.ts"
import { catalogTable } from "./distributions.ts"
import { publishedCaller } from "./open-data.ts"

const api = () => publishedCaller(publicContext())

const orNull = async <Answer>(asked: Promise<Answer>): Promise<Answer | null> => {
  try {
    return await asked
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return null
    throw error
  }
}

/** The newest version, or with `v1`, `v2` … that one. Nonsense is null before anything is asked. One read per request. */
export const readTable = cache(async (yearPart: string, codePart: string, versionPart?: string) => {
  const [year, orgCode] = [readYear(yearPart), readOrgCode(codePart)]
  if (year === undefined || orgCode === undefined) return null
  if (versionPart === undefined) return orNull(api().table({ year, orgCode }))
  const version = readVersion(versionPart)
  return version === undefined ? null : orNull(api().table({ year, orgCode, version }))
})

/** The notice that stands where a table, or this version of it, stood before it was withdrawn. */
export const readWithdrawal = cache(async (yearPart: string, codePart: string, versionPart?: string) => {
  const [year, orgCode] = [readYear(yearPart), readOrgCode(codePart)]
  const version = versionPart === undefined ? 1 : readVersion(versionPart)
  if (year === undefined || orgCode === undefined || version === undefined) return null
  const { withdrawals } = await api().withdrawals({ year, orgCode })
  const notice = coveringNotice(withdrawals, version)
  return notice ? { ...notice, current: await readTable(yearPart, codePart).then((table) => table?.version ?? null) } : null
})

/** Up to which version of this table all are withdrawn; 0: none is. */
export async function readWithdrawnThrough({ latestVersion, content }: PublishedTableVersion): Promise<number> {
  if (latestVersion === 1) return 0
  const { withdrawals } = await api().withdrawals({ year: content.year, orgCode: content.org.code })
  return Math.max(0, ...withdrawals.map(({ throughVersion }) => throughVersion))
}

/** The notices of what was withdrawn, newest first. */
export const readWithdrawals = () => api().withdrawals(null)

/** The same version for search engines of data, as JSON that may stand in a page. */
export const describeTable = async (table: PublishedTableVersion): Promise<string> =>
  JSON.stringify(schemaDataset(readEnv(process.env).NEXTAUTH_URL, await catalogTable(table))).replaceAll("<", "\\u003c")

/** A year of everything published; without one, the newest. */
export const readOverview = cache(async (yearPart?: string) => {
  if (yearPart === undefined) return orNull(api().overview({}))
  const year = readYear(yearPart)
  return year === undefined ? null : orNull(api().overview({ year }))
})

/** A department over its years. */
export const readDepartment = cache(async (codePart: string) => {
  const code = readOrgCode(codePart)
  return code === undefined ? null : orNull(api().department({ code }))
})

/** A project over its years. One read per request. */
export const readProject = cache(async (codePart: string) => {
  const code = readProjectCode(codePart)
  return code === undefined ? null : orNull(api().project({ code }))
})

/** The answer to a search that was read before. */
export const readSearchAnswer = (asked: RawSearch) => api().search(asked)

/** Of the page of searches, without a question. */
export const searchAddress = (): string => `${readEnv(process.env).NEXTAUTH_URL}/search`

/** What a search can be narrowed to. */
export const readPlaces = () => api().places()

/** The newest corrections, with what they changed. */
export const readCorrections = () => api().corrections({})
