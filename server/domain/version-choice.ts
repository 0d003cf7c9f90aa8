// Which two versions of a target are set against each other: what an address may name, and what is chosen where it names nothing.
import { z } from "zod"

/** "now": the content as its reader may read it at present. "last-year": what was approved for the year before. Else a version's number. */
export const versionRef = z.union([z.enum(["now", "last-year"]), z.coerce.number().int().min(1).max(999_999)])
export type VersionRef = z.infer<typeof versionRef>

export type KnownVersion = { number: number; action: string }
export type Choices = {
  /** Oldest first. */
  versions: readonly KnownVersion[]
  /** Whether the present content is work that was never submitted. */
  draft: boolean
  lastYear: boolean
}

const submissions = (versions: readonly KnownVersion[]): number[] =>
  versions.filter(({ action }) => action === "submit" || action === "load_history").map(({ number }) => number)

/** The submission before the present content: what a reader has most likely read before. Null where there is nothing to compare with. */
export function defaultFrom({ versions, draft, lastYear }: Choices): VersionRef | null {
  const before = submissions(versions).at(draft ? -1 : -2)
  return before ?? (lastYear ? "last-year" : null)
}
