// bench checks: how well the automatic reviewer judges, on the labelled real table and on synthetic targets with planted faults.
import { checkTarget } from "#server/domain/checks/check.ts"
import { type IndicatorRow, limits } from "#server/domain/target.ts"
import { realCases } from "./checks/real.ts"
import { evaluate, precision, type Result, recall, sumOf } from "./checks/score.ts"
import { syntheticCases } from "./checks/synthetic.ts"

export const help = "checks [--all]  自动检查的查准率和查全率（--all：列出每一处误报和漏报）"

const share = (value: number): string => value.toFixed(3)
const lineOf = (code: string, counts: { hit: number; wrong: number; missed: number }): string =>
  `${code.padEnd(30)} ${String(counts.hit).padStart(5)} ${String(counts.wrong).padStart(6)} ${String(counts.missed).padStart(7)} ${share(precision(counts)).padStart(10)} ${share(recall(counts)).padStart(7)}`

function report(title: string, { scores, wrong, missed, cases, microseconds }: Result, all: boolean): string[] {
  const used = scores.filter(({ hit, wrong: bad, missed: lost }) => hit + bad + lost > 0)
  return [
    `${title}: ${cases} targets, ${Math.round(microseconds)} µs per target`,
    `${"rule".padEnd(30)} right  wrong  missed  precision  recall`,
    ...used.map((score) => lineOf(score.code, score)),
    lineOf("all", sumOf(scores)),
    ...(all
      ? [
          ...wrong.map(({ name, finding }) => `  wrong   ${finding}  ${name}`),
          ...missed.map(({ name, finding }) => `  missed  ${finding}  ${name}`),
        ]
      : []),
    "",
  ]
}

const row = (at: number): IndicatorRow => ({
  ...{ id: String(at), category: "output", subcategory: null, name: `第${at}类培训人次`, raw: `≥${at + 10}人次`, better: "higher" },
})

/** The form checks at every key: the largest target there may be, beside as many others as are compared. */
function largest(): string {
  const indicators = Array.from({ length: limits.indicators }, (_, at) => row(at))
  const others = Array.from({ length: 200 }, (_, at) => ({
    ...{ project: `项目${at}`, sameUnit: true, indicators: indicators.slice(0, 5) },
    goal: `为第 ${at} 街道的居民提供家政培训和就业服务，全年培训 ${at} 人。`,
  }))
  const content = { amounts: { fiscal: 1n, specialAccount: 0n, other: 0n }, goal: "培训。", indicators, answers: [] }
  const times = Array.from({ length: 21 }, () => {
    const started = performance.now()
    checkTarget(content, { others })
    return performance.now() - started
  })
  const median = times.slice(1).toSorted((a, b) => a - b)[10] ?? 0
  return `${limits.indicators} indicators beside ${others.length} other targets: ${median.toFixed(1)} ms`
}

export async function run(args: string[]) {
  const all = args.includes("--all")
  const lines = [...report("real table", evaluate(realCases()), all), ...report("synthetic", evaluate(syntheticCases()), all), largest()]
  return { output: `${lines.join("\n")}\n`, exitCode: 0 }
}
