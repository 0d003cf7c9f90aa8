// The part of the 申报表 about the whole life of a project, as files write it: when, why, how much, what for.
import type { Amounts } from "../published-table.ts"
import { formLabels, formLimits, type TargetForm } from "../target-form.ts"
import { squeeze } from "./labels.ts"
import type { Cells, Spot } from "./read-cells.ts"
import type { Field } from "./synonyms.ts"

/** What a file states; what it has no place for is absent and stays as it is. */
export type ReadLife = { [Key in keyof TargetForm]?: TargetForm[Key] }

const digits = "(?:19|20)\\d\\d"
const month = new RegExp(`^(${digits})(?:年|[-./])?(0?[1-9]|1[0-2])(?:月|(?:月|[-./])\\d{1,2}日?)?$`)
const yearOnly = new RegExp(`^(${digits})年?(?:度)?$`)
/** A serial number of a spreadsheet that lost its format; 1954 to 2064. */
const serial = /^[2-5]\d{4}$/

const printMonth = (year: string, number: string): string => `${year}-${number.padStart(2, "0")}`

function serialMonth(text: string): string {
  const date = new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000)
  return printMonth(String(date.getUTCFullYear()), String(date.getUTCMonth() + 1))
}

/** "2024年1月", "2024.01", "2024-1-15", "202401", 45292 → "2024-01"; null for what is no month. `whole`: which month a year alone means. */
export function readMonth(text: string, whole: "01" | "12"): string | null {
  const bare = squeeze(text)
  const found = month.exec(bare)
  if (found) return printMonth(found[1] ?? "", found[2] ?? "")
  const year = yearOnly.exec(bare)?.[1]
  if (year) return printMonth(year, whole)
  return serial.test(bare) ? serialMonth(bare) : null
}

/** "2024年1月—2026年12月", "2024-2026年", "2024.1至2026.12" → both months; null for what names no beginning and end. */
export function readPeriod(text: string): { startsOn: string; endsOn: string } | null {
  const bare = squeeze(text).replace(/[()]/g, "")
  const parts = bare.split(/至|到|[—–~～―]+|--/).filter(Boolean)
  // A plain hyphen parts months as well as year and month: it means both months only where it stands once.
  const [from, to, ...more] = parts.length === 1 ? bare.split("-") : parts
  if (more.length > 0 || !from || !to) return null
  const [startsOn, endsOn] = [readMonth(from, "01"), readMonth(to, "12")]
  return startsOn && endsOn ? { startsOn, endsOn } : null
}

const unreadable = (cells: Cells, spot: Spot, label: string, expected: string): void =>
  cells.problems.add("error", cells.place(cells.origin(spot)), {
    ...{ code: "month_unreadable", value: cells.raw(spot), expected },
    message: `${label}看不懂，没有读取。`,
  })

type At = (field: Field) => Spot | null

/** One cell for both months. A duration alone (“3年”) names no month and is left to the person. */
function period(cells: Cells, spot: Spot | null): ReadLife {
  const text = spot ? cells.raw(spot) : ""
  if (!spot || text === "") return {}
  const found = readPeriod(text)
  if (found) return found
  if (/\d{4}/.test(text)) unreadable(cells, spot, "项目起止时间", "2024年1月至2026年12月")
  else
    cells.problems.add("note", cells.place(cells.origin(spot)), {
      ...{ code: "period_without_months", value: text, expected: "2024年1月至2026年12月" },
      message: "没有写起止年月，这一项没有读取。",
    })
  return {}
}

/** A month in a cell of its own; empty where the cell is. */
function monthAt(cells: Cells, field: "startsOn" | "endsOn", spot: Spot | null): ReadLife {
  if (!spot) return {}
  const text = cells.raw(spot)
  const found = text === "" ? "" : readMonth(text, field === "startsOn" ? "01" : "12")
  if (found === null) unreadable(cells, spot, formLabels[field], "2024年1月")
  return found === null ? {} : { [field]: found }
}

/** What stands in cells of their own counts, unless they are empty and both stand in one. */
function months(cells: Cells, at: At): ReadLife {
  const both = period(cells, at("period"))
  const own = { ...monthAt(cells, "startsOn", at("startsOn")), ...monthAt(cells, "endsOn", at("endsOn")) }
  return { ...own, ...both, ...Object.fromEntries(Object.entries(own).filter(([, text]) => text !== "")) }
}

function sayOrder(cells: Cells, { startsOn, endsOn }: ReadLife, spot: Spot | null): void {
  if (!startsOn || !endsOn || startsOn <= endsOn || !spot) return
  const message = "项目结束早于开始，请核对。"
  cells.problems.add("error", cells.place(cells.origin(spot)), { code: "period_backwards", value: cells.raw(spot), expected: "", message })
}

/** `midterm`: amounts of the whole period, where the file has them. */
export function readLife(cells: Cells, at: At, midterm: Amounts | null): ReadLife {
  const life: ReadLife = { ...months(cells, at), ...(midterm && { midterm }) }
  for (const field of ["basis", "midtermGoal"] as const) {
    const spot = at(field)
    if (spot) life[field] = cells.text(spot, formLabels[field], formLimits[field], true)
  }
  sayOrder(cells, life, at("period") ?? at("endsOn"))
  return life
}

export const lifeFields = ["period", "startsOn", "endsOn", "basis", "midtermGoal"] as const
export const midtermFields = { fiscal: "midtermFiscal", specialAccount: "midtermSpecialAccount", other: "midtermOther" } as const
