// Cells of one row by field, cleaned by the rules of the form, with what is odd about them said at their place.

import type { Fen } from "../money.ts"
import type { ProjectKind } from "../target.ts"
import { cleanText, stripInvisible } from "../text.ts"
import { type Currency, parseAmount } from "./amounts.ts"
import type { Columns } from "./header.ts"
import type { ImportProblem, Place, Problems } from "./problem.ts"
import { cellKey, type Grid, type Oddity } from "./sheet.ts"
import { type Field, fields } from "./synonyms.ts"

export type Spot = { row: number; column: number }

const odd: Readonly<Record<Oddity, Pick<ImportProblem, "severity" | "code" | "message" | "expected">>> = {
  formula: { severity: "note", code: "formula_value", message: "这里是公式，用的是文件里保存的计算结果，没有重新计算。", expected: "" },
  uncomputed: { severity: "error", code: "formula_empty", message: "这里是公式，但文件里没有保存计算结果。", expected: "数值或文字" },
  error: { severity: "error", code: "cell_error", message: "这里是公式错误，不是内容。", expected: "数值或文字" },
  imprecise: {
    severity: "error",
    code: "number_imprecise",
    message: "这个数字超过 15 位，末尾几位已经丢失。",
    expected: "把单元格设为文本后重新填写",
  },
}

const errorText = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/

/** Reads the cells of a block. Says each oddity once, however many rows a merged cell reaches over. */
export class Cells {
  readonly grid: Grid
  readonly problems: Problems
  readonly currency: Currency | null
  private readonly told = new Set<number>()
  constructor(grid: Grid, problems: Problems, currency: Currency | null) {
    this.grid = grid
    this.problems = problems
    this.currency = currency
  }

  place({ row, column }: Spot): Place {
    return { sheet: this.grid.sheet.name, row, column }
  }

  /** The cell as it stands, without blanks around it; the spot is that of a merged cell's first. */
  raw(spot: Spot): string {
    const text = this.grid.at(spot.row, spot.column)
    if (this.grid.sheet.oddities.size > 0 || text.startsWith("#")) this.sayOdd(this.origin(spot), text)
    return text.trim()
  }

  /** Where a merged cell begins. */
  origin(spot: Spot): Spot {
    const merge = this.grid.sheet.merges.length > 0 ? this.grid.mergeAt(spot.row, spot.column) : undefined
    return merge ? { row: merge.top, column: merge.left } : spot
  }

  private sayOdd(spot: Spot, text: string): void {
    const key = cellKey(spot.row, spot.column)
    const oddity = this.grid.sheet.oddities.get(key) ?? (errorText.test(text) ? "error" : undefined)
    if (!oddity || this.told.has(key)) return
    this.told.add(key)
    const { severity, ...said } = odd[oddity]
    this.problems.add(severity, this.place(spot), { ...said, value: text })
  }

  /** A text by the rule of the form. Breaks inside the words of a one-line text go; what cannot be seen is taken out and said. */
  text(spot: Spot, label: string, max: number, multiline = false): string {
    const raw = this.raw(spot)
    if (raw === "") return ""
    const joined = multiline ? raw.replaceAll("↵", "\n") : raw.replace(/[ \t]*[\r\n]+[ \t]*/g, "").replaceAll("\t", " ")
    const clean = cleanText(joined, { label, max, multiline })
    if (!clean.ok) {
      this.problems.add("error", this.place(this.origin(spot)), {
        code: "text_refused",
        value: raw,
        expected: `可以显示的文字，最多 ${max} 个字`,
        message: clean.message,
      })
      return ""
    }
    if (stripInvisible(joined) !== joined)
      this.problems.add("note", this.place(this.origin(spot)), {
        code: "invisible_removed",
        value: raw,
        message: `${label}中有看不见的字符（如从右到左标记），已去掉。`,
      })
    return clean.text
  }

  /** Whether two cells state the same amount; the first may be unreadable, which is said elsewhere. */
  sameAmount(first: Spot, second: Spot, currency: Currency | null): boolean {
    const unit = currency ?? this.currency
    if (unit === null) return true
    const [a, b] = [first, second].map((spot) => parseAmount(this.grid.at(spot.row, spot.column), unit))
    return !a?.ok || (b?.ok === true && a.fen === b.fen)
  }

  amount(spot: Spot, field: Field, currency: Currency | null): Fen {
    const raw = this.raw(spot)
    const unit = currency ?? this.currency
    if (unit === null) return 0n
    const parsed = parseAmount(raw, unit)
    if (parsed.ok) return parsed.fen
    const said = this.grid.sheet.oddities.has(cellKey(spot.row, spot.column)) || errorText.test(raw)
    if (!said)
      this.problems.add("error", this.place(this.origin(spot)), {
        code: "amount_unreadable",
        value: raw,
        expected: `以${unit}为单位的数字，如 1,234.50`,
        message: `“${fields[field]}”：${parsed.message}`,
      })
    return 0n
  }
}

const kinds: Readonly<Record<string, ProjectKind>> = {
  部门预算项目: "department",
  部门预算: "department",
  转移支付项目: "transfer",
  转移支付: "transfer",
}
export const readKind = (text: string): ProjectKind | null => kinds[text] ?? null

/** 新增, 延续, 持续性项目; null where the cell says something else. */
export const readContinuing = (text: string): boolean | null =>
  /延续|持续|经常性|跨年/.test(text) ? true : /新增|新设|一次性/.test(text) ? false : null

/** The cell of a field in a row, if the block has that column. */
export const spotOf = (columns: Columns, field: Field, row: number): Spot | null => {
  const column = columns.get(field)?.column
  return column === undefined ? null : { row, column }
}
