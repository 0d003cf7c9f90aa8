// Breaks text into lines as Chinese is set: anywhere between two characters, but no closing mark begins a line and no opening mark ends
// one, and Latin words, numbers and values such as ≥95% stay whole. Pure: how wide a text is comes as an argument.

export type Measure = (text: string) => number

const notFirst = "，。、；：？！…—～·’”）》」』】〕〉％‰℃,.;:?!)]}%°"
const notLast = "‘“（《「『【〔〈([{≥≤＞＜><=±￥¥$#№第"
/** What stays together: a run of Latin letters, digits and the marks inside them; else a single character with its combining marks. */
const piece = /[≥≤＞＜><=±]?\s?[0-9A-Za-z][0-9A-Za-z.,:/@&_'’+-]*[%％‰℃°]?|\s+|[^\s]\p{M}*/gu

/** Pieces between which a line may break. */
function unbreakable(text: string): string[] {
  const units: string[] = []
  for (const [next] of text.matchAll(piece)) {
    const before = units.at(-1)
    const glued = before !== undefined && (notFirst.includes(next[0] ?? "") || notLast.includes(before.at(-1) ?? ""))
    if (glued) units[units.length - 1] = before + next
    else units.push(next)
  }
  return units
}

/** A piece wider than a whole line has to break somewhere. */
function cut(unit: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ""
  for (const char of unit) {
    if (line !== "" && measure(line + char) > width) {
      lines.push(line)
      line = ""
    }
    line += char
  }
  return [...lines, line]
}

function breakParagraph(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  let [line, used] = ["", 0]
  for (const unit of unbreakable(text)) {
    const wide = measure(unit.trimEnd())
    if (used + wide <= width) {
      line += unit
      used += measure(unit)
      continue
    }
    if (line !== "") lines.push(line.trimEnd())
    const parts = wide > width ? cut(unit.trim(), width, measure) : [unit.trimStart()]
    line = parts.pop() ?? ""
    lines.push(...parts)
    used = measure(line)
  }
  return [...lines, line.trimEnd()]
}

/** The lines of a text; line breaks in it are kept. At least one line, which may be empty. */
export const breakLines = (text: string, width: number, measure: Measure): string[] =>
  text.split("\n").flatMap((paragraph) => breakParagraph(paragraph, width, measure))
