// Whether the indicators of a year carry 分值, and what those of one target add up to.
import { z } from "zod"

/** 90: the other ten belong to 预算执行率 (财预〔2020〕10号). */
export const weightSums = { none: null, "90": 90, "100": 100 } as const
export type WeightRule = keyof typeof weightSums
export const weightRuleLabels = {
  none: "不使用分值",
  "90": "90 分（另有预算执行率 10 分）",
  "100": "100 分",
} as const satisfies Record<WeightRule, string>

export const weightRuleOf = (sum: number | null): WeightRule => (sum === 90 || sum === 100 ? `${sum}` : "none")

export const weightSumInput = z.union([z.literal(90), z.literal(100)]).nullable()
