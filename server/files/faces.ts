// Which font file draws which character. Noto Sans SC comes in about a hundred files by range; nearly all Chinese text needs the large one,
// and signs such as ≥ come from small ones beside it. Each is unpacked once per process, when it is first needed.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { unpackWoff } from "./woff.ts"

export type Weight = 400 | 700
/** As the document knows it: subset and weight. */
export type Face = `${string}-${Weight}`

// The build must not take the whole folder along, of which any file could be meant.
const folder = join(/* turbopackIgnore: true */ process.cwd(), "node_modules/@fontsource/noto-sans-sc")
const main = "chinese-simplified"

const fileOf = (face: Face): string => {
  const [, subset = "", weight = ""] = /^(.+)-(\d+)$/.exec(face) ?? []
  return join(folder, "files", `noto-sans-sc-${subset}-${weight}-normal.woff`)
}

const unpacked = new Map<Face, Buffer>()
/** The font as TTF. */
export function fontOf(face: Face): Buffer {
  const kept = unpacked.get(face) ?? unpackWoff(readFileSync(fileOf(face)))
  unpacked.set(face, kept)
  return kept
}

type Range = { from: number; to: number; subset: string }

/** "U+fee3,U+ff03-ff04" → ranges. */
const rangesOf = (subset: string, listed: string): Range[] =>
  listed.split(",").map((range) => {
    const [from = "", to = from] = range.replace("U+", "").split("-")
    return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16), subset }
  })

let beside: Range[] | undefined
/** The ranges of the small files. */
function smallRanges(): Range[] {
  if (!beside) {
    const listed = JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8")) as Record<string, string>
    beside = Object.entries(listed).flatMap(([name, ranges]) => rangesOf(name.replace(/[[\]]/g, ""), ranges))
  }
  return beside
}

/** The small files that hold a character. */
const smallSubsets = (codePoint: number): string[] =>
  smallRanges()
    .filter(({ from, to }) => from <= codePoint && codePoint <= to)
    .map(({ subset }) => subset)

const chosen = new Map<string, Face>()

/** The face that draws a character; one that none does is the empty box of the large file. `has`: whether a face draws it. */
export function faceFor(char: string, weight: Weight, has: (face: Face) => boolean): Face {
  const kept = chosen.get(`${weight}${char}`)
  if (kept) return kept
  const large: Face = `${main}-${weight}`
  const small = () => smallSubsets(char.codePointAt(0) ?? 0).map((subset): Face => `${subset}-${weight}`)
  const face = has(large) ? large : (small().find(has) ?? large)
  chosen.set(`${weight}${char}`, face)
  return face
}
