// What an import would do, decided before anything is stored: new, changed, untouched or refused, project by project.
import { categoriesOf, type IndicatorTree, subcategories } from "../published-table.ts"
import type { ProjectKind, TargetContent } from "../target.ts"
import { emptyForm, isEmptyForm, toStoredForm } from "../target-form.ts"
import { nameKey, sameName } from "../text.ts"
import { matchIndicators } from "./match-indicators.ts"
import { columnOf } from "./placed.ts"
import { Problems } from "./problem.ts"
import { ownSpot, type ReadProject } from "./read-table.ts"

/** A project the unit has, and its target of the year, if it has one. */
export type ExistingProject = {
  id: string
  code: string
  name: string
  target: {
    id: string
    version: number
    content: TargetContent
    /** Why a changed content could not be saved; null when it could. */
    refusal: (content: TargetContent) => string | null
  } | null
}

export type PlanContext = {
  unit: { code: string; name: string }
  year: number
  tree: IndicatorTree
  existing: readonly ExistingProject[]
  /** Why no new target can be begun; null when one can. */
  newRefusal: string | null
  newId: () => string
}

export type NewProject = { code: string; name: string; kind: ProjectKind; continuing: boolean }
export type Planned =
  | { kind: "new"; read: ReadProject; project: { id: string } | NewProject; content: TargetContent }
  | { kind: "changed" | "untouched"; read: ReadProject; id: string; version: number; before: TargetContent; content: TargetContent }
  | { kind: "refused"; read: ReadProject; why: string }

const nothing = { fiscal: 0n, specialAccount: 0n, other: 0n }
const empty: TargetContent = { amounts: nothing, goal: "", indicators: [], answers: [] }

/** Nothing where nothing is filled in, as in every content. */
function formOf({ life }: ReadProject, { form = emptyForm }: TargetContent): Pick<TargetContent, "form"> {
  if (Object.keys(life).length === 0) return {}
  const stated = { ...form, ...life }
  return { form: isEmptyForm(stated) ? undefined : stated }
}

/** What the file says over what is there; it has no column for the answers to warnings. */
function contentOf(read: ReadProject, current: TargetContent, newId: () => string): TargetContent {
  const states = read.indicators.length > 0 || current.indicators.length === 0
  return {
    ...current,
    amounts: read.amounts ?? current.amounts,
    goal: read.goal ?? current.goal,
    ...formOf(read, current),
    indicators: states ? matchIndicators(read.indicators, current.indicators, newId) : current.indicators,
  }
}

const textOf = (content: TargetContent): string =>
  JSON.stringify([content.goal, ...Object.values(content.amounts).map(String), content.indicators, toStoredForm(content.form ?? emptyForm)])

const sameContent = (a: TargetContent, b: TargetContent): boolean =>
  textOf({ ...a, amounts: inOrder(a) }) === textOf({ ...b, amounts: inOrder(b) })
const inOrder = ({ amounts: { fiscal, specialAccount, other } }: TargetContent) => ({ fiscal, specialAccount, other })

/** The unit a row names, where it is not the importing one. */
function foreignUnit({ unit: { code, name } }: ReadProject, { unit }: PlanContext): string | null {
  if (code !== "" && code !== unit.code) return code
  return name !== "" && !sameName(name, unit.name) && name !== unit.code ? name : null
}

type Known = { byCode: ReadonlyMap<string, ExistingProject>; byName: ReadonlyMap<string, ExistingProject> }

/** By code where the file has one, else by name. */
const find = ({ byCode, byName }: Known, { code, name }: ReadProject): ExistingProject | undefined =>
  code === null ? byName.get(nameKey(name)) : byCode.get(code)

const nameSpot = (read: ReadProject) => ({ sheet: read.sheet, ...(ownSpot(read, "projectName") ?? { row: read.row, column: 0 }) })
const codeForm = /^[0-9A-Za-z-]{1,40}$/

/** Contradictions between the file's codes and names and those on record: neither is changed by an import. */
function sayIdentity(problems: Problems, known: Known, read: ReadProject): void {
  const { code, name } = read
  const place = nameSpot(read)
  if (code !== null && !codeForm.test(code)) {
    problems.add("error", place, {
      code: "code_refused",
      value: code,
      expected: "数字、字母和短横线，最多 40 位",
      message: "项目代码的写法不对。",
    })
    return
  }
  const [coded, named] = [code === null ? undefined : known.byCode.get(code), known.byName.get(nameKey(name))]
  if (coded && name !== "" && !sameName(coded.name, name)) {
    const message = `代码 ${coded.code} 的项目叫“${coded.name}”，导入不改项目名称，请核对代码或名称。`
    problems.add("error", place, { code: "project_renamed", value: name, expected: coded.name, message })
  } else if (!coded && code !== null && named) {
    const message = `项目“${name}”的代码是 ${named.code}，不是 ${code}，请核对。`
    problems.add("error", place, { code: "project_recoded", value: code, expected: named.code, message })
  }
}

/** Each project once: the second place is told with the first. */
function sayTwice(problems: Problems, reads: readonly ReadProject[]): void {
  const first = new Map<string, ReadProject>()
  for (const read of reads) {
    for (const key of [read.code === null ? "" : `code ${read.code}`, read.code === null ? `name ${nameKey(read.name)}` : ""].filter(
      Boolean,
    )) {
      const before = first.get(key)
      first.set(key, before ?? read)
      if (!before) continue
      const message = `项目“${read.name}”在“${before.sheet}”第 ${before.row} 行已经有了；同一项目的各行要排在一起，只写一次。`
      problems.add("error", nameSpot(read), {
        code: "project_twice",
        value: read.code ?? read.name,
        expected: "每个项目只出现一次",
        message,
      })
    }
  }
}

/** The year's tree says which levels there are. */
function sayOutsideTree(problems: Problems, read: ReadProject, tree: IndicatorTree): void {
  for (const indicator of read.indicators) {
    const placed = { sheet: read.sheet, indicator }
    const { category, subcategory } = indicator
    if (!categoriesOf(tree).includes(category))
      problems.add("error", columnOf(placed, "category"), {
        code: "outside_tree",
        value: category,
        message: "本年度的指标体系没有这个一级指标。",
      })
    else if (subcategory !== null && !subcategories(tree, category).some((code) => code === subcategory))
      problems.add("error", columnOf(placed, "subcategory"), {
        code: "outside_tree",
        value: subcategory,
        message: subcategory === "cost" ? "2021 年起成本指标是一级指标，不在产出指标之下。" : "这个二级指标不属于所写的一级指标。",
      })
  }
}

/** Codes for projects that come without one: unit, year and a running number. */
function codesFor({ unit, year, existing }: PlanContext, reads: readonly ReadProject[]): () => string {
  const taken = new Set([...existing.map(({ code }) => code), ...reads.flatMap(({ code }) => code ?? [])])
  let number = 0
  return () => {
    for (;;) {
      number += 1
      const code = `${unit.code}-${year}-${String(number).padStart(3, "0")}`
      if (!taken.has(code)) return code
    }
  }
}

function planNew(read: ReadProject, context: PlanContext, found: ExistingProject | undefined, nextCode: () => string): Planned {
  if (context.newRefusal) return { kind: "refused", read, why: context.newRefusal }
  const project = found
    ? { id: found.id }
    : { code: read.code ?? nextCode(), name: read.name, kind: read.kind ?? ("department" as const), continuing: read.continuing ?? false }
  return { kind: "new", read, project, content: contentOf(read, empty, context.newId) }
}

function planOne(read: ReadProject, context: PlanContext, known: Known, nextCode: () => string): Planned {
  const foreign = foreignUnit(read, context)
  if (foreign) return { kind: "refused", read, why: `这是“${foreign}”的项目，不是${context.unit.name}的，不能导入。` }
  const found = find(known, read)
  if (!found?.target) return planNew(read, context, found, nextCode)
  const { id, version, content: before, refusal } = found.target
  const content = contentOf(read, before, context.newId)
  if (sameContent(before, content)) return { kind: "untouched", read, id, version, before, content }
  const why = refusal(content)
  return why ? { kind: "refused", read, why } : { kind: "changed", read, id, version, before, content }
}

/** Decides what becomes of each project; problems of identity and level are added to those of reading. */
export function planImport(reads: readonly ReadProject[], context: PlanContext): { planned: Planned[]; problems: Problems } {
  const problems = new Problems()
  const known = {
    byCode: new Map(context.existing.map((project) => [project.code, project])),
    byName: new Map(context.existing.map((project) => [nameKey(project.name), project])),
  }
  const own = reads.filter((read) => foreignUnit(read, context) === null)
  sayTwice(problems, own)
  for (const read of own) {
    sayIdentity(problems, known, read)
    sayOutsideTree(problems, read, context.tree)
  }
  const nextCode = codesFor(context, reads)
  return { planned: reads.map((read) => planOne(read, context, known, nextCode)), problems }
}
