// The moment at which this process last told a publisher "published". From then on it answers nobody with what was there before:
// whatever it keeps in memory has to be checked against the database again.

// Next evaluates modules once per bundle; the procedure that publishes and the web server must share one moment.
const shared = globalThis as typeof globalThis & { performanceTargetsAcknowledged?: number }

/** Call after the commit and before the publisher learns of it. */
export function acknowledgePublication(): void {
  shared.performanceTargetsAcknowledged = performance.now()
}

/** In milliseconds of `performance.now()`. */
export const lastAcknowledged = (): number => shared.performanceTargetsAcknowledged ?? Number.NEGATIVE_INFINITY
