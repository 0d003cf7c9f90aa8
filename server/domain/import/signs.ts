import type { Operator } from "../indicator-value.ts"

const signs: Readonly<Partial<Record<Operator, string>>> = { gte: "≥", lte: "≤", gt: ">", lt: "<", eq: "=" }

/** Whether an operator that was read is the sign of a 比较符 column. A range has none. */
export const sameSign = (operator: Operator, sign: string): boolean => (signs[operator] ?? sign) === sign
