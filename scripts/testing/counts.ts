// How many tests passed and failed, from the reports of the test programs.

export type Counts = { passed: number; failed: number }

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/** A file that fails before its first test counts as one failed test. */
export function vitestCounts({ numPassedTests, numFailedTests, testResults }: VitestReport): Counts {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((one) => one.status === "failed"),
  )
  return { passed: numPassedTests, failed: numFailedTests + broken.length }
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }

/** Errors outside of tests (a server that does not start, a file that does not load) count as failed tests. */
export const playwrightCounts = ({ stats, errors }: PlaywrightReport): Counts => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
})

/** The program's word counts too: one that failed without naming a test, or ran none, is one failed test. */
export function settled({ passed, failed }: Counts, exitCode: number): Counts {
  const unsaid = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: unsaid ? 1 : failed }
}

export const sum = (all: readonly Counts[]): Counts => ({
  passed: all.reduce((total, { passed }) => total + passed, 0),
  failed: all.reduce((total, { failed }) => total + failed, 0),
})
