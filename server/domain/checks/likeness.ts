// How much two texts say the same. By pairs of neighbouring characters, which Chinese words mostly are.

/** The different pairs of a text as sorted numbers: a year's goals are kept side by side, and sets of texts would need ten times the memory. */
export type Pairs = Float64Array
/** More than there are characters. */
const above = 2 ** 21

export function pairsOf(text: string): Pairs {
  const codes = Array.from(text, (char) => char.codePointAt(0) ?? 0)
  const pairs = codes.length < 2 ? codes : codes.slice(1).map((code, place) => (codes[place] ?? 0) * above + code)
  return Float64Array.from(new Set(pairs)).sort()
}

function shared(a: Pairs, b: Pairs): number {
  let [i, j, both] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const [left = 0, right = 0] = [a[i], b[j]]
    if (left === right) both += 1
    if (left <= right) i += 1
    if (right <= left) j += 1
  }
  return both
}

/** The share of the shorter text that is also in the longer one: 1 means it is wholly contained. */
export function containment(a: string, b: string): number {
  const [first, second] = [pairsOf(a), pairsOf(b)]
  const least = Math.min(first.length, second.length)
  return least === 0 ? 0 : shared(first, second) / least
}

/** Dice, of two texts' pairs: 1 means the same pairs. */
export function likenessOf(a: Pairs, b: Pairs): number {
  const [all, least] = [a.length + b.length, Math.min(a.length, b.length)]
  if (all === 0 || least * 4 < all) return 0
  return (2 * shared(a, b)) / all
}

/** Words that change nothing about what is measured. */
const filler = /年度|全年|每年|本年|当年|总体|整体|情况|工作|相关|有关|开展|[年的]/g
export const core = (name: string): string => name.replace(filler, "")

/** Inserted words that make it another measure: 发放率, 发放及时率. */
const telling = /及时|准确|合格|完成|按时|覆盖|到位|增长|新增|达标|优良|首次|正常|\d|[一二三四男女城乡老新]/

/** What the longer text has beyond the shorter, if the shorter can be read out of it in order; null if it cannot. */
function inserted(shorter: string, longer: string): string | null {
  let [next, rest] = [0, ""]
  const chars = [...shorter]
  for (const char of longer) {
    if (char === chars[next]) next += 1
    else rest += char
  }
  return next === chars.length ? rest : null
}

/** Two cores for one measure: equal, or one with a little inserted that does not make it another. */
export function sameMeasure(a: string, b: string): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  if (shorter.length < 2) return false
  if (shorter === longer) return true
  const rest = shorter.length / longer.length < 0.75 || shorter.length < 5 ? null : inserted(shorter, longer)
  return rest !== null && !telling.test(rest)
}
