// One row of the search index, as stored → what is shown of it: its name, its goal and the indicators that hold what was looked for. Pure.
import { type Category, categories } from "./published-table.ts"
import { type Marked, markText, shorten } from "./search-marks.ts"
import type { Pattern } from "./search-words.ts"

export type FoundIndicator = { category: Category; name: Marked; value: Marked }
export type Found = {
  name: Marked
  goal: Marked
  indicators: FoundIndicator[]
  /** Indicators that hold it too and are not among them. */
  moreIndicators: number
}

const mostIndicators = 3
const whole = (text: string): Marked => [{ text, hit: false }]
const marked = (text: string, patterns: readonly Pattern[]): Marked => markText(text, patterns) ?? whole(text)

function indicatorsOf(section: string, category: Category, patterns: readonly Pattern[]): FoundIndicator[] {
  return section.split("\n").flatMap((line) => {
    const [name = "", value = ""] = line.split("\t")
    const isFound = markText(name, patterns) || markText(value, patterns)
    return isFound ? [{ category, name: marked(name, patterns), value: marked(value, patterns) }] : []
  })
}

/** `shown`: name, goal and each category's indicators, divided by U+001E (published.search_text). */
export function toFound(shown: string, patterns: readonly Pattern[]): Found {
  const [name = "", goal = "", ...sections] = shown.split("\x1e")
  const indicators = categories.flatMap((category, place) => indicatorsOf(sections[place] ?? "", category, patterns))
  return {
    name: marked(name, patterns),
    goal: shorten(marked(goal, patterns)),
    indicators: indicators.slice(0, mostIndicators),
    moreIndicators: Math.max(0, indicators.length - mostIndicators),
  }
}
