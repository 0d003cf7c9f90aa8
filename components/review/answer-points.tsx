"use client"

import type { FieldSlots } from "#components/target/content-view.tsx"
import { Card } from "#components/ui/card.tsx"
import type { ReturnPoint } from "#components/work/api.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { AnswerBox } from "./answer-box.tsx"
import { liesIn } from "./draft-points.ts"
import { PointCard } from "./point-card.tsx"
import { pointId, strayOf } from "./point-paths.ts"
import type { Answers } from "./use-answers.ts"

type Options = { points: readonly ReturnPoint[]; answers: Answers; asked: boolean }

/** Points for the unit: those that are not closed with a box for the answer. */
export const AnswerPoints = ({ points, answers, asked }: Options) => (
  <div className="mt-3 space-y-2 first:mt-0 [&:not(:last-child)]:mb-3">
    {points.map((point) =>
      point.state === "closed" ? (
        <PointCard key={point.id} point={point} id={pointId(point.id)} />
      ) : (
        <PointCard key={point.id} point={point}>
          <AnswerBox {...{ point, answers, asked }} />
        </PointCard>
      ),
    )}
  </div>
)

/** Points about a row that is not there any more have no place in the form, but want an answer as well. */
export function StrayAnswers({ content, points, ...rest }: Options & { content: TargetContent }) {
  const stray = strayOf(content, points)
  return (
    stray.length > 0 && (
      <Card title="对已删除内容的意见" titleId="stray-points">
        <AnswerPoints points={stray} {...rest} />
      </Card>
    )
  )
}

/** What stands at the fields of the form. */
export const answerSlots = ({ points, answers, asked }: Options): FieldSlots => ({
  under: (part) => {
    const here = points.filter(({ path }) => liesIn(path, part))
    return here.length > 0 && <AnswerPoints {...{ points: here, answers, asked }} />
  },
})
