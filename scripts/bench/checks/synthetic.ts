// Synthetic targets: clean ones, and the same with one planted fault. The label is known because the fault was put there.
import { randomFrom } from "#db/generate.ts"
import type { CheckContext, OtherTarget } from "#server/domain/checks/check.ts"
import { defaultBetter, parseValue } from "#server/domain/indicator-value.ts"
import type { IndicatorRow, TargetContent } from "#server/domain/target.ts"
import { type CleanTarget, cleanTargets } from "./clean-targets.ts"
import { faultyGoals, faultyRows, lookAlikes } from "./faults.ts"
import { formCases } from "./form-cases.ts"
import type { Case } from "./score.ts"

const random = randomFrom(2023)
const pick = <Item>(items: readonly Item[]): Item => {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error("nothing to pick from")
  return item
}

const row = (id: string, [category, name, raw]: readonly [IndicatorRow["category"], string, string]): IndicatorRow => ({
  ...{ id, category, name, raw, subcategory: null, better: defaultBetter(parseValue(raw)) },
})

const contentOf = ({ wan, goal, rows }: CleanTarget): TargetContent => ({
  ...{ amounts: { fiscal: BigInt(wan) * 1_000_000n, specialAccount: 0n, other: 0n }, goal, answers: [] },
  indicators: rows.map((plan, place) => row(String(place + 1), plan)),
})

const otherOf = ({ project, goal, rows }: CleanTarget): OtherTarget => ({
  ...{ project, sameUnit: true, goal },
  indicators: rows.map(([category, name, raw]) => ({ category, name, raw })),
})

const contextOf = (target: CleanTarget): CheckContext => ({
  ...{ projectName: target.project, budgetYear: 2026, tree: "costCategory" },
  others: cleanTargets.filter((other) => other !== target).map(otherOf),
})

const caseOf = (
  name: string,
  target: CleanTarget,
  change: Partial<TargetContent>,
  expected: string[],
  context: Partial<CheckContext> = {},
): Case => ({
  ...{ name: `${name} · ${target.project}`, content: { ...contentOf(target), ...change }, expected: new Set(expected) },
  context: { ...contextOf(target), ...context },
})

const withRow = (target: CleanTarget, planted: IndicatorRow): IndicatorRow[] => [...contentOf(target).indicators, planted]
/** In place of the clean one of its category, where there may be only one (two satisfactions would be two measures of one thing). */
const replacing = (target: CleanTarget, planted: IndicatorRow): IndicatorRow[] =>
  planted.category === "satisfaction"
    ? contentOf(target).indicators.map((old) => (old.category === "satisfaction" ? planted : old))
    : withRow(target, planted)

const cleanCases = (): Case[] => cleanTargets.map((target) => caseOf("clean", target, {}, []))

const rowCases = (): Case[] =>
  faultyRows.flatMap(({ code, category, name, raw }) =>
    [pick(cleanTargets), pick(cleanTargets)].map((target) => {
      const indicators = replacing(target, row("planted", [category, name, raw]))
      return caseOf(`${code}: ${name}＝${raw}`, target, { indicators }, [`${code} indicators[planted]`])
    }),
  )

const lookAlikeCases = (): Case[] =>
  lookAlikes.map(({ category, name, raw }) => {
    const target = pick(cleanTargets)
    return caseOf(`look-alike: ${name}＝${raw}`, target, { indicators: replacing(target, row("planted", [category, name, raw])) }, [])
  })

const goalCases = (): Case[] =>
  faultyGoals.map(([code, goal]) => {
    const hint = code === "goal_without_result" && !/\d/.test(goal) ? ["goal_without_number goal"] : []
    return caseOf(`${code}: ${goal}`, pick(cleanTargets), { goal }, [`${code} goal`, ...hint])
  })

/** Faults of the whole: something taken away, emptied, copied or out of proportion. */
function wholeCases(target: CleanTarget): Case[] {
  const { indicators, amounts } = contentOf(target)
  const without = (category: string) => indicators.filter((each) => each.category !== category)
  const first = indicators[0]
  if (!first) return []
  const emptied = (change: Partial<IndicatorRow>) => indicators.map((each) => (each === first ? { ...each, ...change } : each))
  const copy = cleanTargets.find((other) => other !== target)
  const twin = otherOf({ ...target, project: "另一个项目" })
  const weaker = indicators
    .filter(({ raw }) => raw.startsWith("≥"))
    .map(({ name, raw }) => ({ name, raw: raw.replace(/\d+/, (digits) => String(Number(digits) * 2)) }))
  const large = amounts.fiscal >= 1_000_000_000n
  const few = (left: readonly IndicatorRow[]) => [
    ...(left.length < 3 ? ["too_few_indicators indicators"] : []),
    ...(large && left.length < 4 ? ["large_amount_few_measures indicators"] : []),
  ]
  const sisterProject = { project: "兄弟项目", wan: 1, goal: "另有目标，与本项目无关。" }
  const sister = otherOf({
    ...sisterProject,
    rows: target.rows.slice(0, 1).map(([category, name, raw]) => [category, name, raw.replace("≥", "≤")]),
  })
  const elsewhere = otherOf({ ...sisterProject, rows: target.rows.slice(0, 1).map(([, name, raw]) => ["benefit", name, raw]) })
  const costLast = indicators.slice(-3).some(({ category }) => category === "cost")
  const words = indicators.map((each) => ({
    ...each,
    raw: "全部完成",
    category: each.category === "cost" ? ("output" as const) : each.category,
    name: `${each.name.replace(/[率度]$/, "")}任务`,
  }))
  return [
    caseOf("no output", target, { indicators: without("output") }, ["output_missing indicators", ...few(without("output"))]),
    caseOf("no benefit", target, { indicators: without("benefit") }, ["benefit_missing indicators", ...few(without("benefit"))]),
    caseOf("no satisfaction", target, { indicators: without("satisfaction") }, ["satisfaction_missing indicators"]),
    caseOf("no cost", target, { indicators: without("cost") }, ["cost_missing indicators"]),
    caseOf("no goal", target, { goal: " " }, ["goal_empty goal"]),
    caseOf("name empty", target, { indicators: emptied({ name: "" }) }, ["name_empty indicators[1]"]),
    caseOf("value empty", target, { indicators: emptied({ raw: "" }) }, ["value_empty indicators[1]"]),
    caseOf("two indicators", target, { indicators: [first, ...indicators.filter(({ category }) => category === "satisfaction")] }, [
      ...["benefit_missing indicators", "cost_missing indicators"],
      ...few(indicators.slice(0, 2)),
    ]),
    caseOf("nothing", target, { indicators: [] }, ["no_indicator indicators"]),
    caseOf("twin", target, {}, ["project_cloned indicators"], { others: [twin] }),
    caseOf("goal of another", target, { goal: copy?.goal ?? "" }, ["goal_copied goal"]),
    caseOf("same measure twice", target, { indicators: [...indicators, { ...first, id: "planted", name: `年度${first.name}` }] }, [
      "near_duplicate indicators[planted]",
    ]),
    caseOf("a copy grown by a filler", target, { indicators: [...indicators, { ...first, id: "planted", name: `${first.name}情况` }] }, [
      "near_duplicate indicators[planted]",
    ]),
    caseOf("negative", target, { amounts: { ...amounts, other: -1n } }, ["amount_negative amounts"]),
    caseOf(
      "twice the money, half the work",
      target,
      { amounts: { ...amounts, fiscal: amounts.fiscal * 2n } },
      ["dearer_but_weaker amounts"],
      { lastYear: { total: amounts.fiscal, indicators: weaker } },
    ),
    caseOf("more money, more work", target, { amounts: { ...amounts, fiscal: amounts.fiscal * 2n } }, [], {
      lastYear: { total: amounts.fiscal, indicators: weaker.map(({ name }) => ({ name, raw: "≥1" })) },
    }),
    caseOf("a large amount, two measures", target, { amounts: { ...amounts, fiscal: 5_000_000_000n }, indicators: indicators.slice(-3) }, [
      "output_missing indicators",
      "large_amount_few_measures indicators",
      ...(costLast ? [] : ["cost_missing indicators"]),
    ]),
    caseOf("declared the other way", target, { indicators: emptied({ better: "lower" }) }, ["better_contradicts indicators[1]"]),
    caseOf("the project's name as goal", target, { goal: `做好${target.project}项目` }, [
      "goal_same_as_name goal",
      "goal_without_number goal",
      "goal_without_result goal",
    ]),
    caseOf("dearer than its budget", target, { indicators: [...indicators, row("planted", ["cost", "项目总成本", "≤90000万元"])] }, [
      "cost_over_budget indicators[planted]",
    ]),
    caseOf("a sister aims the other way", target, {}, ["opposite_in_unit indicators[1]"], { others: [sister] }),
    caseOf("a sister files it elsewhere", target, {}, ["level_differs_in_unit indicators[1]"], { others: [elsewhere] }),
    caseOf("as last year", target, {}, ["same_as_last_year indicators[1]"], {
      lastYear: { total: amounts.fiscal, indicators: indicators.slice(0, 1) },
    }),
    caseOf("in the library, a little otherwise", target, {}, ["library_near indicators[1]"], { library: [`年度${first.name}情况`] }),
    caseOf("something else in the library", target, {}, [], { library: [`${first.name}以外的其他工作量`] }),
    caseOf("taken from the library", target, { indicators: [{ ...first, libraryId: "1" }, ...indicators.slice(1)] }, [], {
      library: [first.name],
    }),
    caseOf(
      "no timeliness",
      target,
      {
        indicators: indicators.map((each, place) =>
          each.category === "output" ? { ...each, subcategory: place === 0 ? "quantity" : "quality" } : each,
        ),
      },
      ["output_aspect_missing indicators"],
    ),
    caseOf("only words", target, { indicators: words }, [
      "all_qualitative indicators",
      "cost_missing indicators",
      ...(large ? ["large_amount_few_measures indicators"] : []),
    ]),
  ]
}

const wholeForms = (target: CleanTarget): Case[] =>
  formCases(contentOf(target).indicators).map(({ name, change, expected, weightSum = null }) =>
    caseOf(name, target, change, expected, { weightSum }),
  )

/** About 600 targets, the same at every run. */
export const syntheticCases = (): Case[] => [
  ...cleanCases(),
  ...rowCases(),
  ...lookAlikeCases(),
  ...goalCases(),
  ...cleanTargets.flatMap(wholeCases),
  ...cleanTargets.flatMap(wholeForms),
]
