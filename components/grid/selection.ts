// Where one stands in a grid and what is marked. Pure: indexes in, indexes out.

export type Place = { row: number; col: number }
export type Size = { rows: number; cols: number }
/** A marked block, both ends included. */
export type Block = { top: number; bottom: number; left: number; right: number }

export const steps = ["up", "down", "left", "right", "home", "end", "first", "last", "pageUp", "pageDown"] as const
export type Step = (typeof steps)[number]

const page = 10

/** Column or row far outside stands for "the last one". */
const far = 100_000
const moves = {
  up: ({ row, col }) => ({ row: row - 1, col }),
  down: ({ row, col }) => ({ row: row + 1, col }),
  left: ({ row, col }) => ({ row, col: col - 1 }),
  right: ({ row, col }) => ({ row, col: col + 1 }),
  home: ({ row }) => ({ row, col: 0 }),
  end: ({ row }) => ({ row, col: far }),
  first: () => ({ row: 0, col: 0 }),
  last: () => ({ row: far, col: far }),
  pageUp: ({ row, col }) => ({ row: row - page, col }),
  pageDown: ({ row, col }) => ({ row: row + page, col }),
} as const satisfies Record<Step, (from: Place) => Place>

const between = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1))

/** One step, never out of the grid. */
export function stepFrom(from: Place, step: Step, { rows, cols }: Size): Place {
  const to = moves[step](from)
  return { row: between(to.row, rows), col: between(to.col, cols) }
}

/** The next cell in reading order, or null where Tab leaves the grid: a grid is never a trap for the keyboard. */
export function tabFrom({ row, col }: Place, back: boolean, { rows, cols }: Size): Place | null {
  const at = row * cols + col + (back ? -1 : 1)
  return at < 0 || at >= rows * cols ? null : { row: Math.floor(at / cols), col: at % cols }
}

export const blockOf = (a: Place, b: Place): Block => ({
  top: Math.min(a.row, b.row),
  bottom: Math.max(a.row, b.row),
  left: Math.min(a.col, b.col),
  right: Math.max(a.col, b.col),
})

export const inBlock = ({ top, bottom, left, right }: Block, { row, col }: Place): boolean =>
  row >= top && row <= bottom && col >= left && col <= right

export const isSingle = ({ top, bottom, left, right }: Block): boolean => top === bottom && left === right
