// The parts of public addresses: read strictly, since everything in them comes from outside. Pure.

export type TableAddress = { year: number; orgCode: string; version?: number }

/** A budget year as the database holds them; undefined for anything else, `2023.0` and `０２３` included. */
export const readYear = (part: string): number | undefined => (/^20\d{2}$|^2100$/.test(part) ? Number(part) : undefined)

/** The code of a unit or department; undefined where no org can have it. */
export const readOrgCode = (part: string): string | undefined => (/^[0-9A-Za-z]{1,20}$/.test(part) ? part : undefined)

/** The code of a project; undefined where no project can have it. */
export const readProjectCode = (part: string): string | undefined => (/^[0-9A-Za-z-]{1,40}$/.test(part) ? part : undefined)

/** `v1`, `v2` … → 1, 2 …; undefined for anything else, so that each version has exactly one address. */
export const readVersion = (part: string): number | undefined => {
  const digits = /^v([1-9]\d{0,5})$/.exec(part)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
