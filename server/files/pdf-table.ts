// Tables over many pages: the head on each, tall rows go on overleaf line by line, nothing cut at the side.
import { setImmediate as breathe } from "node:timers/promises"
import { breakLines } from "./lines.ts"
import { type Ink, lineHeight, margin, type Paper } from "./paper.ts"

export type Cell = {
  text: string
  bold?: boolean
  /** A label: shaded and centred. */
  label?: boolean
  right?: boolean
  /** Takes this many columns. */
  span?: number
  /** Belongs to the cell above: no rule between them, and its text is only printed where a page begins. */
  joined?: boolean
}
export type Row = Cell[]
export type Table = {
  /** Column widths in points; they add up to the room of the paper. */
  widths: readonly number[]
  head?: readonly Row[]
  rows: Iterable<Row>
  size: number
}

const pad = { x: 3.5, y: 3 }
/** Rows up to this part of a page go overleaf whole; taller ones are divided. */
const movable = 0.3

type Laid = { cell: Cell; x: number; width: number; ink: Ink; lines: string[] }

export type Pen = { paper: Paper; y: number }

function layRow({ paper }: Pen, { widths, size }: Table, row: Row): Laid[] {
  let [column, x] = [0, margin.side]
  return row.map((cell) => {
    const width = widths.slice(column, column + (cell.span ?? 1)).reduce((sum, each) => sum + each, 0)
    const ink: Ink = { size, ...((cell.bold || cell.label) && { bold: true }) }
    const laid = { cell, x, width, ink, lines: breakLines(cell.text, width - 2 * pad.x, paper.measure(ink)) }
    column += cell.span ?? 1
    x += width
    return laid
  })
}

const leading = (size: number): number => lineHeight({ size })
const heightOf = (lines: number, size: number): number => lines * leading(size) + 2 * pad.y
const tallest = (laid: readonly Laid[], pageStart: boolean): number =>
  Math.max(...laid.map(({ cell, lines }) => (cell.joined && !pageStart ? 1 : lines.length)))

function xOf({ cell, x, width, ink }: Laid, line: string, paper: Paper): number {
  const free = width - paper.measure(ink)(line)
  return x + (cell.label ? free / 2 : cell.right ? free - pad.x : pad.x)
}

/** Draws lines `from` up to `to` of each cell, and the cells' frames. */
function drawPart(pen: Pen, laid: readonly Laid[], size: number, [from, to]: [number, number], pageStart: boolean): void {
  const { paper, y } = pen
  const height = heightOf(to - from, size)
  for (const item of laid) {
    const { cell, x, width } = item
    if (cell.label) paper.shade(x, y, width, height)
    const hidden = cell.joined === true && !pageStart
    const lines = hidden ? [] : item.lines.slice(from, to)
    const sink = cell.label ? ((to - from - lines.length) * leading(size)) / 2 : 0
    for (const [place, line] of lines.entries())
      paper.write(line, xOf(item, line, paper), y + pad.y + sink + place * leading(size), item.ink)
    if (!hidden) paper.rule(x, y, x + width, y)
    paper.rule(x, y, x, y + height)
    paper.rule(x + width, y, x + width, y + height)
  }
  pen.y = y + height
}

const closeBelow = ({ paper, y }: Pen): void => paper.rule(margin.side, y, margin.side + paper.room, y)

function drawHead(pen: Pen, table: Table): void {
  for (const row of table.head ?? []) {
    const laid = layRow(pen, table, row)
    drawPart(pen, laid, table.size, [0, tallest(laid, true)], true)
  }
}

/** A new page, with the head again. */
function turn(pen: Pen, table: Table): void {
  closeBelow(pen)
  pen.paper.addPage()
  pen.y = margin.top
  drawHead(pen, table)
}

/** Lines of this size that still fit on the page. */
const fitting = ({ paper, y }: Pen, size: number): number => Math.floor((paper.bottom - y - 2 * pad.y) / leading(size))

function drawRow(pen: Pen, table: Table, row: Row): void {
  const laid = layRow(pen, table, row)
  let [from, pageStart] = [0, false]
  const small = heightOf(tallest(laid, false), table.size) < pen.paper.bottom * movable
  if (fitting(pen, table.size) < (small ? tallest(laid, false) : 2)) {
    turn(pen, table)
    pageStart = true
  }
  for (let left = tallest(laid, pageStart); left > 0; left = tallest(laid, pageStart) - from) {
    const part = Math.min(left, Math.max(1, fitting(pen, table.size)))
    drawPart(pen, laid, table.size, [from, from + part], pageStart)
    from += part
    if (part === left) return
    turn(pen, table)
  }
}

/** Draws the table below where the pen stands. Lets others work in between: a large table takes seconds. */
export async function drawTable(pen: Pen, table: Table): Promise<void> {
  drawHead(pen, table)
  let since = performance.now()
  for (const row of table.rows) {
    drawRow(pen, table, row)
    if (performance.now() - since < 15) continue
    await breathe()
    since = performance.now()
  }
  closeBelow(pen)
}

/** Text over the whole width, with a little room around it. */
export function writeParagraph(pen: Pen, text: string, ink: Ink): void {
  const { paper } = pen
  pen.y += 3
  for (const line of breakLines(text, paper.room, paper.measure(ink))) {
    if (pen.y + lineHeight(ink) > paper.bottom) {
      paper.addPage()
      pen.y = margin.top
    }
    paper.write(line, margin.side, pen.y, ink)
    pen.y += lineHeight(ink)
  }
  pen.y += 3
}
