// What finance of the demo district keeps for its reviewers, and the points of the demo's returns.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import type { PointInput } from "#server/domain/return-points.ts"
import { proposedSheet } from "#server/domain/review-sheet.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { changeReturnPoint } from "#server/review/change-point.ts"
import { pointsOf } from "#server/review/points.ts"
import { addReason } from "#server/review/queries.ts"
import { saveSheetConfig } from "#server/review/sheet.ts"

/** `at`: the goal, the fiscal amount, all indicators, or the value of the indicator with this name. `answer`: what the unit has answered already. */
export type DemoPoint = { at: "goal" | "amounts.fiscal" | "indicators" | { value: string }; comment: string; answer?: string }

const reasons = [
  "指标值只是重复指标名称，请改为可以衡量的数值。",
  "指标值低于上年实际完成情况，请提高，或者说明理由。",
  "绩效目标没有写明预期结果，请补充数量、质量和时限。",
  "金额与绩效目标不匹配，请核对测算依据。",
  "满意度指标请写明调查对象和方式。",
  "缺少成本指标，请补充。",
]

/** Standard reasons, and the proposed sheet for the year: asked for from 1,000 万元 on. */
export async function makeReviewSettings(db: Kysely<DB>, keeper: Actor, year: number): Promise<void> {
  for (const reason of reasons) await addReason(db, keeper, reason)
  await saveSheetConfig(db, keeper.districtId, year, proposedSheet)
}

const pathOf = ({ indicators }: TargetContent, at: DemoPoint["at"]): string => {
  if (typeof at === "string") return at
  const row = indicators.find(({ name }) => name === at.value)
  if (!row) throw new Error(`演示数据中没有指标“${at.value}”。`)
  return `indicators[${row.id}].raw`
}

/** The points as a return sends them. */
export const pointInputs = (content: TargetContent, points: readonly DemoPoint[]): PointInput[] =>
  points.map(({ at, comment }) => ({ path: pathOf(content, at), comment }))

/** What the unit has answered so far. */
export async function answerPoints(db: Kysely<DB>, by: Actor, targetId: string, points: readonly DemoPoint[]): Promise<void> {
  const raised = await pointsOf(db, targetId)
  for (const { comment, answer } of points) {
    const point = raised.find((each) => each.comment === comment)
    if (point && answer) await changeReturnPoint(db, by, { id: point.id, action: "answer", answer })
  }
}
