"use client"

import { flushSync } from "react-dom"
import type { FieldSlots } from "#components/target/content-view.tsx"
import { fieldId, focusField } from "#components/target/focus-field.ts"
import { Card } from "#components/ui/card.tsx"
import type { ReturnPoint, Review, TargetView } from "#components/work/api.ts"
import { fieldLabel } from "#server/domain/open-fields.ts"
import { awaitsUnit, mayClose } from "#server/domain/return-points.ts"
import type { Role } from "#server/domain/roles.ts"
import { deskOf } from "#server/domain/workflow.ts"
import { beginPath, beginPoint, draftPointPath, liesIn, writePoint } from "./draft-points.ts"
import { PointActions } from "./point-actions.tsx"
import { PointButton } from "./point-button.tsx"
import { PointCard } from "./point-card.tsx"
import { pointId, strayOf } from "./point-paths.ts"
import { PointWriter } from "./point-writer.tsx"
import type { ReviewDraftEditor } from "./use-review-draft.ts"

type Options = {
  view: TargetView
  review: Review
  role: Role
  editor: ReviewDraftEditor
  /** Whether this person may return it now, and so write points. */
  writing: boolean
  asked: boolean
}

const wholeParts = ["amounts", "goal", "indicators"]

const Existing = ({ point, view, role }: { point: ReturnPoint } & Pick<Options, "view" | "role">) => (
  <PointCard
    point={point}
    id={pointId(point.id)}
    actions={mayClose({ role }, deskOf(role), view, point) && <PointActions point={point} waits={awaitsUnit(view, point)} />}
  />
)

/** Points of a row that has been deleted since: they still want to be read and closed. */
export function StrayPoints({ view, review, role }: Pick<Options, "view" | "review" | "role">) {
  const stray = strayOf(view.content, review.points)
  return (
    stray.length > 0 && (
      <Card title="对已删除内容的意见" titleId="stray-points">
        <div className="space-y-2">
          {stray.map((point) => (
            <Existing key={point.id} {...{ point, view, role }} />
          ))}
        </div>
      </Card>
    )
  )
}

/** What stands at the fields of a target under review: the points there are, the ones being written, and the way to begin one. */
export function fieldPoints({ view, review, role, editor, writing, asked }: Options): FieldSlots {
  const { draft, change } = editor
  const drop = (path: string) => {
    flushSync(() => editor.drop(path))
    focusField(beginPath(path))
  }
  const begin = (path: string) => {
    flushSync(() => change({ points: beginPoint(draft.points, path) }))
    focusField(draftPointPath(path))
  }
  const label = (path: string) => fieldLabel(view.content, path)
  const under = (part: string) => {
    const points = review.points.filter(({ path }) => liesIn(path, part))
    const own = writing ? draft.points.filter(({ path }) => liesIn(path, part)) : []
    if (points.length + own.length === 0) return null
    return (
      <div className="mt-3 space-y-2 first:mt-0">
        {points.map((point) => (
          <Existing key={point.id} {...{ point, view, role }} />
        ))}
        {own.map((point) => (
          <PointWriter
            key={point.path}
            {...{ point, asked, label: label(point.path), reasons: review.reasons }}
            onChange={(comment) => change({ points: writePoint(draft.points, point.path, comment) })}
            onDrop={() => drop(point.path)}
          />
        ))}
      </div>
    )
  }
  if (!writing) return { under }
  return {
    under,
    beside: (path) => (
      <PointButton id={fieldId(beginPath(path))} label={label(path)} always={wholeParts.includes(path)} onClick={() => begin(path)} />
    ),
  }
}
