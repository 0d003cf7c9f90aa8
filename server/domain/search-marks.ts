// Where in a text the words stand that were looked for, so that a page can mark them. Pure.
import { foldLetters, type Pattern } from "./search-words.ts"

/** A text in parts, one after another; `hit`: this part was looked for. */
export type Marked = { text: string; hit: boolean }[]

const standsAt = (letters: readonly string[], place: number, pattern: Pattern): boolean =>
  pattern.every((letter, offset) => (letter === null ? letters[place + offset] !== undefined : letters[place + offset] === letter))

/** For each character whether it belongs to a word that was looked for. */
function hits(letters: readonly string[], patterns: readonly Pattern[]): boolean[] {
  const hit = letters.map(() => false)
  for (const pattern of patterns) {
    for (let place = 0; place + pattern.length <= letters.length; place += 1) {
      if (standsAt(letters, place, pattern)) hit.fill(true, place, place + pattern.length)
    }
  }
  return hit
}

/** The whole text in parts, or null where nothing stands in it. */
export function markText(text: string, patterns: readonly Pattern[]): Marked | null {
  const letters = Array.from(text)
  const hit = hits(foldLetters(text), patterns)
  if (!hit.includes(true)) return null
  const parts: Marked = []
  for (const [place, letter] of letters.entries()) {
    const last = parts.at(-1)
    if (last && last.hit === hit[place]) last.text += letter
    else parts.push({ text: letter, hit: hit[place] ?? false })
  }
  return parts
}

const around = 24
const cut = (text: string, keepEnd: boolean): string => {
  const letters = Array.from(text)
  if (letters.length <= around * 2) return text
  return keepEnd ? `……${letters.slice(-around).join("")}` : `${letters.slice(0, around).join("")}……`
}

/** A long text without what stands far from every hit. */
export const shorten = (parts: Marked): Marked =>
  parts.map((part, place) => {
    if (part.hit) return part
    if (parts.length === 1) return { ...part, text: cut(part.text, false) }
    if (place === 0) return { ...part, text: cut(part.text, true) }
    if (place === parts.length - 1) return { ...part, text: cut(part.text, false) }
    const letters = Array.from(part.text)
    if (letters.length <= around * 3) return part
    return { ...part, text: `${letters.slice(0, around).join("")}……${letters.slice(-around).join("")}` }
  })
