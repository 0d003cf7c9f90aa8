// What public pages read: an address in, a procedure's answer out, null for whatever was never published.
import "server-only"
import { TRPCError } from "@trpc/server"
import { cache } from "react"
import { publicContext } from "../context.ts"
import type { RawSearch } from "../domain/search-request.ts"
import { readOrgCode, readProjectCode, readVersion, readYear } from "./address.ts"
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

/** What a search can be narrowed to. */
export const readPlaces = () => api().places()

/** The newest corrections, with what they changed. */
export const readCorrections = () => api().corrections({})
