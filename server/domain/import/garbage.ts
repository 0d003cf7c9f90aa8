// What reads well and is rubbish all the same: values that some program filled in, signs that were lost on the way.
import { columnOf, type PlacedIndicator } from "./placed.ts"
import type { Problems } from "./problem.ts"

const sameFrom = 8
const misread = /^2(?:[3-9]\d|100)(?:\.\d+)?%$/
const lostSign = /^[≥≤><=]?\s*[?？]\s*\d/

/** All values of a file the same number: nobody means that. */
function saySame(problems: Problems, indicators: readonly PlacedIndicator[]): void {
  const [first] = indicators
  if (!first || indicators.length < sameFrom || !/\d/.test(first.indicator.raw)) return
  if (indicators.some(({ indicator }) => indicator.raw !== first.indicator.raw)) return
  const message = `全部 ${indicators.length} 条指标的值都是“${first.indicator.raw}”，像是填充出来的，请核对。`
  problems.add("warning", columnOf(first, "value"), {
    code: "values_all_same",
    value: first.indicator.raw,
    expected: "各条指标各自的值",
    message,
  })
}

function sayMisread(problems: Problems, placed: PlacedIndicator): void {
  const { raw } = placed.indicator
  if (lostSign.test(raw)) {
    const message = "比较符变成了问号，可能是编码转换时丢失的，请核对原文。"
    problems.add("error", columnOf(placed, "value"), { code: "operator_lost", value: raw, expected: "≥ 或 ≤", message })
  } else if (misread.test(raw)) {
    const likely = raw.replace(/^2/, "≥")
    problems.add("warning", columnOf(placed, "value"), {
      code: "operator_misread",
      value: raw,
      expected: likely,
      message: `“${raw}”可能是“${likely}”读错的。`,
    })
  } else if (/^[≥≤><]?0\.\d+%$/.test(raw)) {
    const message = "不到 1%：可能是把 0.95 这样的小数当成了百分数，请核对。"
    problems.add("warning", columnOf(placed, "value"), { code: "percent_fraction", value: raw, expected: "如 95%", message })
  }
}

export function sayGarbage(problems: Problems, indicators: readonly PlacedIndicator[]): void {
  saySame(problems, indicators)
  for (const placed of indicators) sayMisread(problems, placed)
}
