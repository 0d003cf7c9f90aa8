// bench checks: how well the automatic reviewer judges, on the labelled real table and on synthetic targets with planted faults.

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

export async function run(args: string[]) {
  const all = args.includes("--all")
  const lines = [...report("real table", evaluate(realCases()), all), ...report("synthetic", evaluate(syntheticCases()), all)]
  return { output: `${lines.join("\n")}\n`, exitCode: 0 }
}
