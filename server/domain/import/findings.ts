// The automatic reviewer's findings on what a file would bring, by the rules of the form, each at its cell.
import { type CheckContext, checkTarget, type OtherTarget } from "../checks/check.ts"
import { core } from "../checks/likeness.ts"
import { plain } from "../checks/names.ts"
import type { TargetContent } from "../target.ts"
import { placeOf } from "./placed.ts"
import type { Planned } from "./plan.ts"
import type { Problems } from "./problem.ts"

type Judged = Extract<Planned, { content: TargetContent }>

/** A line that many share tells nothing; and of those that share more, so many are compared. */
const bearersOfLine = 60
const mostOthers = 12
/** Up to this many, all are compared with all. */
const few = 60

const lineOf = ({ name }: { name: string }): string => core(plain(name))

/** For each target the ones it has most lines in common with: all pairs of 25,000 would take hours. */
function nearest(targets: readonly OtherTarget[]): (at: number) => OtherTarget[] {
  if (targets.length <= few) return (at) => targets.filter((_, other) => other !== at)
  const lines = targets.map(({ indicators }) => [...new Set(indicators.map(lineOf))])
  const bearers = new Map<string, number[]>()
  lines.forEach((own, at) => {
    for (const line of own) bearers.set(line, [...(bearers.get(line) ?? []).slice(0, bearersOfLine), at])
  })
  return (at) => {
    const shared = new Map<number, number>()
    for (const line of lines[at] ?? [])
      for (const other of bearers.get(line) ?? []) if (other !== at) shared.set(other, (shared.get(other) ?? 0) + 1)
    const most = [...shared].toSorted((a, b) => b[1] - a[1]).slice(0, mostOthers)
    return most.flatMap(([other]) => targets[other] ?? [])
  }
}

const judged = (planned: readonly Planned[]): Judged[] => planned.filter((item) => item.kind !== "refused")

/**
 * Adds a warning for each error and warning of the rules on what is new or changed; hints stay with the form. Errors of the rules keep a
 * target from being submitted, never from being stored.
 */
export function sayFindings(problems: Problems, planned: readonly Planned[], contextOf: (item: Judged) => CheckContext): void {
  const items = judged(planned)
  const targets = items.map(
    ({ read, content }): OtherTarget => ({ project: read.name, sameUnit: true, goal: content.goal, indicators: content.indicators }),
  )
  const othersOf = nearest(targets)
  items.forEach((item, at) => {
    if (item.kind === "untouched") return
    const ids = item.content.indicators.map(({ id }) => id)
    for (const { code, severity, path, message, answer } of checkTarget(item.content, { ...contextOf(item), others: othersOf(at) })) {
      if (severity === "hint" || answer !== null) continue
      const place = placeOf(item.read, ids, path)
      const value = path.endsWith(".raw") ? (item.content.indicators.find(({ id }) => path.includes(id))?.raw ?? "") : ""
      problems.add("warning", place, { code, value, expected: severity === "error" ? "提交前必须改正" : "改正或说明理由", message })
    }
  })
}
