// Whether what is kept in memory is still what is published. Asked before every answer, so it hardly ever asks the database:
// one tiny statement when the last one is older than `boundMs`, shared by all who wait for it.
import { lastAcknowledged } from "../published/acknowledged.ts"

/** A table that changed: its year and org. */
export type ChangedTable = { year: number; orgCode: string }
export type Generations = {
  /** How far publication has come. */
  current(): Promise<bigint>
  /** The tables with a snapshot added or changed after a generation. */
  changedSince(generation: bigint): Promise<ChangedTable[]>
}

export type Freshness = {
  /** True: `stampOf` holds for answers given now. False: wait for `refresh` first. */
  isFresh(): boolean
  /**
   * Asks the database; answers whether `stampOf` may be relied on. Never throws: where the database does not answer, what was last true
   * stays, and the failure is reported; unless this process has acknowledged a publication since.
   */
  refresh(): Promise<boolean>
  /** Changes whenever an address made from this table (or, without one, from anything published, and the day) may read differently. */
  stampOf(table: string | null): bigint
}

/** No answer to a reader is older than this, as long as the database answers. */
export const boundMs = 250
const patienceMs = 1_000

const dayMs = 86_400_000
/** The day in Shanghai: overviews name who is late, and that changes at midnight without anything being published. */
const dayNumber = (at: number): bigint => BigInt(Math.floor((at + dayMs / 3) / dayMs))

export const tableKey = (year: number | string, orgCode: string): string => `${year}/${orgCode}`

const within = <Result>(work: Promise<Result>, ms: number): Promise<Result> => {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}

type Clock = () => number
type Options = {
  generations: Generations
  report: (error: unknown) => void
  now?: Clock
  acknowledged?: Clock
  /** Milliseconds since 1970. */
  date?: Clock
}

export function createFreshness({
  generations,
  report,
  now = () => performance.now(),
  acknowledged = lastAcknowledged,
  date = Date.now,
}: Options): Freshness {
  /** Tables that changed since this process began, with the generation in which they last did. */
  const changed = new Map<string, bigint>()
  let generation: bigint | undefined
  /** When the question was put that last had an answer, and the last one put at all. */
  let answered = Number.NEGATIVE_INFINITY
  let asked = Number.NEGATIVE_INFINITY
  let asking: { at: number; done: Promise<boolean> } | undefined

  async function ask(at: number): Promise<void> {
    const current = await generations.current()
    if (generation === undefined || current > generation) {
      const tables = generation === undefined ? [] : await generations.changedSince(generation)
      // From here to the end nothing waits: all addresses switch together.
      for (const { year, orgCode } of tables) changed.set(tableKey(year, orgCode), current)
      generation = current
    }
    answered = Math.max(answered, at)
  }

  // A question put before a publication was acknowledged may have had the answer from before it: then it does not count.
  const isKnown = (): boolean => generation !== undefined && answered >= acknowledged()

  const begin = (): Promise<boolean> => {
    const at = now()
    const done = within(ask(at), patienceMs)
      .catch(report)
      .then(() => {
        asked = Math.max(asked, at)
        if (asking?.done === done) asking = undefined
        return isKnown()
      })
    asking = { at, done }
    return done
  }

  const stampOfAll = () => (generation === undefined ? undefined : generation * 100_000n + dayNumber(date()))

  return {
    isFresh: () => isKnown() && now() - asked < boundMs,
    refresh: () => (asking && asking.at >= acknowledged() && now() - asking.at < boundMs ? asking.done : begin()),
    stampOf: (table) => (table === null ? stampOfAll() : changed.get(table)) ?? -1n,
  }
}
