// Two people changed one target: what differs between their contents, and the content that follows from what is chosen.
// Works on what is typed, since one side may hold an amount that cannot be read yet. Nothing is ever chosen silently.
import { type Attachment, attachmentWords } from "./attachment.ts"
import { rules } from "./checks/check.ts"
import { parseWan } from "./money.ts"
import { amountLabels, categoryLabels, subcategoryLabel } from "./published-table.ts"
import type { Answer, TargetInput } from "./target.ts"
import { emptyForm, formLabels, formTexts, type RowExtra, rowExtraLabels, rowExtras } from "./target-form.ts"
import { stripInvisible } from "./text.ts"

export type Side = "mine" | "theirs"
type Row = TargetInput["indicators"][number]

export type Difference = {
  /** "goal", "amounts.fiscal", "indicators[ID].raw"; "indicators[ID]" is a row that one side has not; "order" the order of the rows;
   *  "answers[CODE PATH]" what is said to a warning; "attachments[ID]" a file. */
  path: string
  /** What the path is called by people. */
  label: string
  /** The two contents in words; null where the row is missing. */
  mine: string | null
  theirs: string | null
  /** Who changed it since `base`; null where no base is known. */
  by: Side | "both" | null
}

const amountKeys = ["fiscal", "specialAccount", "other"] as const

/** The direction a unit declares, in words. */
export const betterLabels = { higher: "越高越好", lower: "越低越好", exact: "等于该值" } as const satisfies Record<Row["better"], string>

/** "产出指标 · 数量指标" */
export const kindOf = ({ category, subcategory }: Pick<Row, "category" | "subcategory">): string =>
  subcategory ? `${categoryLabels[category]} · ${subcategoryLabel(subcategory)}` : categoryLabels[category]

/** What of a row is chosen together: a second level only has meaning under its first. */
const rowFields = [
  { key: "category", label: "类别", words: kindOf, take: ({ category, subcategory }: Row) => ({ category, subcategory }) },
  { key: "name", label: "指标名称", words: (row: Row) => row.name, take: ({ name }: Row) => ({ name }) },
  { key: "raw", label: "年度指标值", words: (row: Row) => row.raw, take: ({ raw }: Row) => ({ raw }) },
  { key: "better", label: "方向", words: (row: Row) => betterLabels[row.better], take: ({ better }: Row) => ({ better }) },
  ...rowExtras.map((key: RowExtra) => ({
    key,
    label: rowExtraLabels[key],
    words: (row: Row) => row[key] ?? "",
    take: (row: Row) => ({ [key]: row[key] }),
  })),
] as const

/** As the server keeps it: blanks around a text, and what nobody sees, make no other content. */
const textKey = (typed: string): string => (typed === "" ? "" : stripInvisible(typed.replace(/\r\n?/g, "\n")).trim())

/** 1,234.5 and 1234.50 are the same amount; what cannot be read is compared as written. */
const amountKey = (typed: string): string => {
  const parsed = parseWan(typed.trim() || "0")
  return parsed.ok ? String(parsed.fen) : typed
}

const rowOf = (content: TargetInput, id: string): Row | undefined => content.indicators.find((row) => row.id === id)
const idsOf = (content: TargetInput): string[] => content.indicators.map((row) => row.id)
const shared = (content: TargetInput, other: TargetInput): string[] => idsOf(content).filter((id) => rowOf(other, id))
const rowWords = (row: Row | undefined): string | null => (row ? `${kindOf(row)}：${row.name}，年度指标值：${row.raw}` : null)

/** Every place where two contents may differ, with the words of both and a key to compare by. */
type Place = Omit<Difference, "by"> & { same: boolean }

const amountPlaces = (mine: Pick<TargetInput, "amounts">, theirs: Pick<TargetInput, "amounts">): Place[] =>
  amountKeys.map((key) => ({
    path: `amounts.${key}`,
    label: `${amountLabels[key]}（万元）`,
    mine: mine.amounts[key],
    theirs: theirs.amounts[key],
    same: amountKey(mine.amounts[key]) === amountKey(theirs.amounts[key]),
  }))

const title = ({ name }: Row, at: number): string => `第 ${at + 1} 条指标“${name || "未填名称"}”`

const sharedRow = (mine: Row, theirs: Row, heading: string): Place[] =>
  rowFields.map(({ key, label, words }) => {
    const [a, b] = [words(mine), words(theirs)]
    return {
      path: `indicators[${mine.id}].${key}`,
      label: `${heading}的${label}`,
      mine: a,
      theirs: b,
      same: a === b || textKey(a) === textKey(b),
    }
  })

/** Looked up at every key that is typed, so by a map. */
const placed = ({ indicators }: TargetInput) => new Map(indicators.map((row, at) => [row.id, { row, at }]))

const rowPlaces = (mine: TargetInput, theirs: TargetInput): Place[] => {
  const [all, others] = [placed(mine), placed(theirs)]
  return [...new Set([...all.keys(), ...others.keys()])].flatMap((id) => {
    const [a, b] = [all.get(id), others.get(id)]
    if (a && b) return sharedRow(a.row, b.row, title(a.row, a.at))
    const only = a ?? b
    return only
      ? [{ path: `indicators[${id}]`, label: title(only.row, only.at), mine: rowWords(a?.row), theirs: rowWords(b?.row), same: false }]
      : []
  })
}

const orderWords = (content: TargetInput, ids: readonly string[]): string => ids.map((id) => rowOf(content, id)?.name).join("、")

const orderPlace = (mine: TargetInput, theirs: TargetInput): Place => {
  const [a, b] = [shared(mine, theirs), shared(theirs, mine)]
  return { path: "order", label: "指标的先后次序", mine: orderWords(mine, a), theirs: orderWords(theirs, b), same: a.join() === b.join() }
}

/** Where an answer to a warning belongs, as a path. */
export const answerPath = ({ code, path }: Answer): string => `answers[${code} ${path}]`
const answerIn = (content: TargetInput, path: string): Answer | undefined => content.answers.find((answer) => answerPath(answer) === path)
const answerPaths = (...contents: TargetInput[]): string[] => [...new Set(contents.flatMap(({ answers }) => answers.map(answerPath)))]

/** What the rule is called that an answer's path names. */
export const ruleTitle = (path: string): string => rules.find(({ code }) => path.startsWith(`answers[${code} `))?.title ?? "检查结果"

/** An empty answer is none. */
const answerPlaces = (mine: TargetInput, theirs: TargetInput): Place[] =>
  answerPaths(mine, theirs).map((path) => {
    const [a, b] = [textKey(answerIn(mine, path)?.text ?? "") || null, textKey(answerIn(theirs, path)?.text ?? "") || null]
    return { path, label: `对“${ruleTitle(path)}”的说明`, mine: a, theirs: b, same: a === b }
  })

/** The typed form; a content without one is one whose boxes are all empty. */
type TypedForm = NonNullable<TargetInput["form"]>
const noForm: TypedForm = { ...emptyForm, midterm: { fiscal: "", specialAccount: "", other: "" } }
const formOf = ({ form = noForm }: TargetInput): TypedForm => form

const formPlaces = (mine: TargetInput, theirs: TargetInput): Place[] => {
  const [a, b] = [formOf(mine), formOf(theirs)]
  return [
    ...formTexts.map((key) => ({
      path: `form.${key}`,
      label: formLabels[key],
      mine: a[key],
      theirs: b[key],
      same: textKey(a[key]) === textKey(b[key]),
    })),
    ...amountPlaces({ amounts: a.midterm }, { amounts: b.midterm }).map((place) => ({
      ...place,
      path: place.path.replace("amounts", "form.midterm"),
      label: `中期${place.label}`,
    })),
  ]
}

const filesOf = ({ attachments = [] }: TargetInput): readonly Attachment[] => attachments
const fileIds = (...contents: TargetInput[]): string[] => [...new Set(contents.flatMap((each) => filesOf(each).map(({ id }) => id)))]
const fileIn = (content: TargetInput, id: string): Attachment | undefined => filesOf(content).find((file) => file.id === id)

/** Bytes never change under an id; what is chosen is whether the file stands there, and as what. */
const filePlaces = (mine: TargetInput, theirs: TargetInput): Place[] =>
  fileIds(mine, theirs).map((id) => {
    const [a, b] = [fileIn(mine, id), fileIn(theirs, id)]
    const [first, second] = [a ? attachmentWords(a) : null, b ? attachmentWords(b) : null]
    return { path: `attachments[${id}]`, label: `附件“${(a ?? b)?.name}”`, mine: first, theirs: second, same: first === second }
  })

const places = (mine: TargetInput, theirs: TargetInput): Place[] => [
  ...amountPlaces(mine, theirs),
  { path: "goal", label: "绩效目标", mine: mine.goal, theirs: theirs.goal, same: textKey(mine.goal) === textKey(theirs.goal) },
  ...formPlaces(mine, theirs),
  ...filePlaces(mine, theirs),
  ...rowPlaces(mine, theirs),
  orderPlace(mine, theirs),
  ...answerPlaces(mine, theirs),
]

const changedPaths = (from: TargetInput, to: TargetInput): Set<string> =>
  new Set(places(from, to).flatMap(({ path, same }) => (same ? [] : [path])))

/**
 * Where two contents differ, in the order of the form.
 * @param base what both began from, if known: then each difference says who made it.
 */
export function differences(mine: TargetInput, theirs: TargetInput, base?: TargetInput): Difference[] {
  const byMe = base && changedPaths(base, mine)
  const byThem = base && changedPaths(base, theirs)
  const who = (path: string): Difference["by"] => {
    if (!byMe || !byThem) return null
    if (byMe.has(path) === byThem.has(path)) return "both"
    return byMe.has(path) ? "mine" : "theirs"
  }
  return places(mine, theirs).flatMap(({ same, ...place }) => (same ? [] : [{ ...place, by: who(place.path) }]))
}

/** The lead's order; a row that only the other side has comes after the one it followed there. */
const mergedOrder = (lead: readonly string[], other: readonly string[]): string[] =>
  other.reduce<string[]>(
    (ids, id, at) => {
      if (ids.includes(id)) return ids
      const before = other.slice(0, at).findLast((earlier) => ids.includes(earlier))
      return ids.toSpliced(before === undefined ? 0 : ids.indexOf(before) + 1, 0, id)
    },
    [...lead],
  )

/** The content that takes each differing place from the chosen side; what does not differ stays as I typed it. */
export function merge(mine: TargetInput, theirs: TargetInput, choose: (path: string) => Side): TargetInput {
  const differing = changedPaths(mine, theirs)
  const side = (path: string): Side => (differing.has(path) ? choose(path) : "mine")
  const from = (path: string): TargetInput => (side(path) === "mine" ? mine : theirs)

  const mergedRow = (id: string): Row[] => {
    const [a, b] = [rowOf(mine, id), rowOf(theirs, id)]
    if (!a || !b) return [rowOf(from(`indicators[${id}]`), id)].filter((row) => row !== undefined)
    const parts = rowFields.map(({ key, take }) => take(side(`indicators[${id}].${key}`) === "mine" ? a : b))
    return [Object.assign({}, a, ...parts)]
  }

  const mergedForm = (): TypedForm => ({
    startsOn: formOf(from("form.startsOn")).startsOn,
    endsOn: formOf(from("form.endsOn")).endsOn,
    basis: formOf(from("form.basis")).basis,
    midtermGoal: formOf(from("form.midtermGoal")).midtermGoal,
    midterm: {
      fiscal: formOf(from("form.midterm.fiscal")).midterm.fiscal,
      specialAccount: formOf(from("form.midterm.specialAccount")).midterm.specialAccount,
      other: formOf(from("form.midterm.other")).midterm.other,
    },
  })

  const [lead, other] = side("order") === "mine" ? [mine, theirs] : [theirs, mine]
  return {
    amounts: {
      fiscal: from("amounts.fiscal").amounts.fiscal,
      specialAccount: from("amounts.specialAccount").amounts.specialAccount,
      other: from("amounts.other").amounts.other,
    },
    goal: from("goal").goal,
    ...((mine.form || theirs.form) && { form: mergedForm() }),
    indicators: mergedOrder(idsOf(lead), idsOf(other)).flatMap(mergedRow),
    answers: answerPaths(mine, theirs).flatMap((path) => answerIn(from(path), path) ?? []),
    ...((mine.attachments || theirs.attachments) && {
      attachments: fileIds(mine, theirs).flatMap((id) => fileIn(from(`attachments[${id}]`), id) ?? []),
    }),
  }
}

/** Did either side change anything of a row that the other one took away? Then neither may simply win. */
const isTornRow = (path: string, changed: ReadonlySet<string>): boolean =>
  /^indicators\[[^\]]+\]$/.test(path) && [...changed].some((each) => each.startsWith(`${path}.`))

/**
 * Two contents that began from the same base, brought together: what one of them changed is taken from it, what both changed
 * differently (`clashes`) is taken from the side named.
 */
export function rebase(
  base: TargetInput,
  mine: TargetInput,
  theirs: TargetInput,
  clashing: Side,
): { content: TargetInput; clashes: Difference[] } {
  const byBoth = new Set([...changedPaths(base, mine), ...changedPaths(base, theirs)])
  const found = differences(mine, theirs, base)
  const clashes = found.filter(({ path, by }) => by === "both" || isTornRow(path, byBoth))
  const inClash = new Set(clashes.map(({ path }) => path))
  const sides = new Map(found.map(({ path, by }): [string, Side] => [path, by === "theirs" && !inClash.has(path) ? "theirs" : "mine"]))
  const content = merge(mine, theirs, (path) => (inClash.has(path) ? clashing : (sides.get(path) ?? "mine")))
  return { content, clashes }
}
