// Public addresses, written in one place. They are promised to the outside: old ones keep answering.

type TableAddress = { year: number; orgCode: string; version?: number }

const versionPart = (version: number | undefined): string => (version === undefined ? "" : `/v${version}`)

/** Where people read a table; without a version, the newest. */
export const tablePath = ({ year, orgCode, version }: TableAddress): string => `/t/${year}/${orgCode}${versionPart(version)}`

/** Where programs read it. */
export const openPath = ({ year, orgCode, version }: TableAddress, form: "json" | "csv" | "xlsx" | "txt" | "pdf" | "xml"): string =>
  `/open/v1/tables/${year}/${orgCode}${versionPart(version)}.${form}`

export const openListPath = "/open/v1/tables"

/** One project over all its years. */
export const projectPath = (code: string): string => `/p/${code}`

/** A department over all its years. */
export const departmentPath = (code: string): string => `/d/${code}`

/** Everything published for one year. */
export const yearPath = (year: number): string => `/y/${year}`
