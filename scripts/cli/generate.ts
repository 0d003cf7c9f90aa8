// generate: synthetic load for benchmarks, the same for the same seed.
import { parseArgs } from "node:util"
import type { Kysely } from "kysely"
import { generate } from "#db/generate.ts"
import type { DB } from "#db/schema.ts"

export const help =
  "generate --departments 10 --units 5 --projects 20 --years 2 --seed 1  生成模拟数据（units：每部门单位数；projects：每单位每年项目数）"

const names = ["departments", "units", "projects", "years", "seed"] as const

function read(args: string[]): Record<(typeof names)[number], number> {
  const { values } = parseArgs({ args, options: Object.fromEntries(names.map((name) => [name, { type: "string" as const }])) })
  const numbers = names.map((name) => [name, Number(values[name] ?? (name === "seed" ? "1" : ""))] as const)
  const bad = numbers.filter(([, value]) => !Number.isInteger(value) || value < 1 || value > 100_000).map(([name]) => `--${name}`)
  if (bad.length > 0) throw new Error(`${bad.join("、")} 要写正整数。\n用法：${help}`)
  return Object.fromEntries(numbers) as Record<(typeof names)[number], number>
}

export async function run(args: string[], { db }: { db: Kysely<DB> }) {
  const { departments, units, projects, years, seed } = read(args)
  return { output: await generate(db, { departments, unitsPerDepartment: units, projectsPerUnit: projects, years, seed }), exitCode: 0 }
}
