"use client"

import { FieldLink } from "#components/target/field-link.tsx"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import { fieldLabel } from "#server/domain/open-fields.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { type DraftPoint, draftPointPath } from "./draft-points.ts"
import { strayOf } from "./point-paths.ts"
import { SaveWords } from "./save-words.tsx"
import type { ReviewDraftEditor } from "./use-review-draft.ts"

type LineProps = { point: DraftPoint; content: TargetContent; onDrop: (() => void) | undefined }

/** `onDrop`: where the field has gone since, there is no box left to throw the point away at. */
const Line = ({ point: { path, comment }, content, onDrop }: LineProps) => (
  <li>
    {onDrop ? (
      <span>
        <span className="font-medium text-danger">所指的内容已经不在，请去掉这一条。</span>
        <Button size="small" variant="quiet" className="text-danger" onClick={onDrop}>
          去掉
        </Button>
      </span>
    ) : (
      <FieldLink path={draftPointPath(path)}>{fieldLabel(content, path)}</FieldLink>
    )}
    <span className="block whitespace-pre-line">{comment || <em className="text-ink-soft">（还没有写）</em>}</span>
  </li>
)

type Props = { editor: ReviewDraftEditor; content: TargetContent }

/** The points being written, gathered; each leads to its box. */
export function DraftPanel({ editor, content }: Props) {
  const { draft, drop, dropped, putBack, state, failure, flush } = editor
  const stray = strayOf(content, draft.points)
  return (
    <Card
      title="退回意见（草稿，尚未发出）"
      titleId="draft-points"
      actions={draft.points.length > 0 || state !== "saved" ? <SaveWords state={state} failure={failure} onRetry={flush} /> : undefined}
    >
      {draft.points.length === 0 ? (
        <p className="text-sm text-ink-soft">在需要修改的内容旁点“提意见”。写下的意见随时自动存下，点“退回”时才一并发给对方。</p>
      ) : (
        <>
          <ol className="list-decimal space-y-1 pl-5 text-sm">
            {draft.points.map((point) => (
              <Line key={point.path} point={point} content={content} onDrop={stray.includes(point) ? () => drop(point.path) : undefined} />
            ))}
          </ol>
          <p className="mt-2 text-xs text-ink-soft">发出之前，除您以外谁也看不到。</p>
        </>
      )}
      {dropped && (
        <Button size="small" variant="quiet" className="mt-2" onClick={putBack}>
          恢复刚去掉的意见
        </Button>
      )}
    </Card>
  )
}
