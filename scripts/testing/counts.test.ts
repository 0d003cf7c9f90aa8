import { expect, test } from "vitest"
import { playwrightCounts, settled, sum, vitestCounts } from "./counts.ts"

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((one) => ({ status: one })) })

test("a file that does not load is a failed test", () => {
  const testResults = [file("passed", "passed"), file("failed", "passed", "failed"), file("failed")]
  expect(vitestCounts({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({ passed: 2, failed: 2 })
})

test("a flaky browser test is a failed one, and so is an error outside of tests", () => {
  expect(playwrightCounts({ stats: { expected: 3, unexpected: 1, flaky: 1 }, errors: [{}] })).toEqual({ passed: 3, failed: 3 })
})

test.each([
  ["all well", { passed: 3, failed: 0 }, 0, { passed: 3, failed: 0 }],
  ["nothing ran", { passed: 0, failed: 0 }, 0, { passed: 0, failed: 1 }],
  ["failed without naming a test", { passed: 3, failed: 0 }, 1, { passed: 3, failed: 1 }],
  ["failed tests", { passed: 3, failed: 2 }, 1, { passed: 3, failed: 2 }],
])("%s", (_, counts, exitCode, expected) => {
  expect(settled(counts, exitCode)).toEqual(expected)
})

test("steps add up", () => {
  expect(
    sum([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]),
  ).toEqual({ passed: 3, failed: 3 })
})
