// What somebody typed into the search box → what a text must hold. Pure. Comparing is character for character: after folding,
// a text has as many characters as before, so a place found in one is the same place in the other.

/** A → a, １ → 1, the wide blank and quotation marks: what `published.fold` does in the database. */
const folded = (letter: string): string => {
  const code = letter.codePointAt(0) ?? 0
  if (code === 0x3000) return " "
  if (code === 0x201c || code === 0x201d) return '"'
  if (code === 0x2018 || code === 0x2019) return "'"
  const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code
  return half >= 0x41 && half <= 0x5a ? String.fromCharCode(half + 32) : half === code ? letter : String.fromCharCode(half)
}

/** The characters of a text as they are compared. */
export const foldLetters = (text: string): string[] => Array.from(text, folded)

/** Characters in a row; null stands for any one character. */
export type Pattern = readonly (string | null)[]

export type Words = { ok: true; patterns: Pattern[] } | { ok: false; message: string }

const longest = 60
const most = 6
const refuse = (message: string): Words => ({ ok: false, message })

/** Blanks, and what cannot be seen or stored, divide words. */
const divider = /[\s\p{Cc}\p{Cs}]+/u

/**
 * Words divided by blanks, each of two characters or more: a row must hold all of them.
 * Otherwise a sentence that says what is needed.
 */
export function readWords(typed: string): Words {
  const words = [...new Set(foldLetters(typed).join("").split(divider).filter(Boolean))]
  if (words.length === 0) return refuse("请输入要找的字词，至少两个字。")
  const short = words.find((word) => [...word].length < 2)
  if (short) return refuse(`“${short}”只有一个字。请至少输入连续的两个字；用空格隔开的每个词都要有两个字。`)
  if (words.length > most) return refuse(`最多输入 ${most} 个词，请减少一些。`)
  if (words.join("").length > longest) return refuse(`最多输入 ${longest} 个字，请缩短一些。`)
  return { ok: true, patterns: words.map((word) => [...word]) }
}

/** The parts of a pattern whose characters are all known, where they are long enough to be looked up. */
export const piecesOf = (pattern: Pattern): string[] =>
  pattern
    .map((letter) => letter ?? "\0")
    .join("")
    .split("\0")
    .filter((piece) => [...piece].length >= 2)

/** The pattern for LIKE. */
export const likeOf = (pattern: Pattern): string =>
  `%${pattern.map((letter) => (letter === null ? "_" : letter.replace(/[\\%_]/, "\\$&"))).join("")}%`

const isWorthLookingUp = (pattern: Pattern): boolean => pattern.length >= 3 && piecesOf(pattern).length > 0

/** The same with one slip of the hand: neighbours swapped, one character wrong, missing or too many. From four characters on. */
export function nearly(pattern: Pattern): Pattern[] {
  if (pattern.length < 4) return []
  const at = (place: number, length: number, ...instead: (string | null)[]): Pattern => pattern.toSpliced(place, length, ...instead)
  const inner = pattern.map((_, place) => place).slice(1, -1)
  const gaps = pattern.map((_, place) => place).slice(1)
  const swapped = gaps.map((place) => at(place - 1, 2, pattern[place] ?? null, pattern[place - 1] ?? null))
  const wrong = inner.map((place) => at(place, 1, null))
  const missing = gaps.map((place) => at(place, 0, null))
  const tooMany = pattern.map((_, place) => at(place, 1))
  const found = [...swapped, ...wrong, ...missing, ...tooMany].filter(isWorthLookingUp)
  return [...new Map(found.map((each) => [likeOf(each), each])).values()]
}
