"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { Button } from "#components/ui/button.tsx"
import { Textarea } from "#components/ui/textarea.tsx"
import type { Review } from "#components/work/api.ts"
import { failureOf } from "#components/work/failure.ts"
import { When } from "#components/work/when-time.tsx"
import { roleLabels } from "#server/domain/roles.ts"
import { limits } from "#server/domain/target.ts"

type Notes = NonNullable<Review["notes"]>

const Note = ({ by, role, at, text }: Notes[number]) => (
  <li className="border-t border-line py-1.5">
    <p className="whitespace-pre-line">{text}</p>
    <p className="text-xs text-ink-soft">
      {roleLabels[role]} {by}，<When at={at} />
    </p>
  </li>
)

/** What finance tells itself about a target. It looks like nothing else on the page: nobody may take it for words to the unit. */
export function InternalNotes({ targetId, notes }: { targetId: string; notes: Notes }) {
  const trpc = useTRPC()
  const router = useRouter()
  const [text, setText] = useState("")
  const [failure, setFailure] = useState<string>()
  const add = useMutation(
    trpc.review.addNote.mutationOptions({
      onSuccess: () => {
        setText("")
        setFailure(undefined)
        router.refresh()
      },
      onError: (error) => setFailure(failureOf(error).message),
    }),
  )
  const write = () => {
    if (text.trim()) add.mutate({ id: targetId, text })
    else setFailure("请写下备注内容。")
  }
  return (
    <section
      aria-labelledby="internal-notes"
      className="no-print overflow-hidden rounded border-2 border-dashed border-ink bg-surface text-sm"
    >
      <h2 id="internal-notes" className="bg-ink px-4 py-2 text-base font-semibold text-white">
        内部备注，仅财政可见
      </h2>
      <div className="space-y-2 p-4">
        <p className="text-ink-soft">单位、主管部门和公众都看不到；不随退回发出，记下后不能修改。</p>
        {notes.length > 0 && (
          <ul>
            {notes.map((note) => (
              <Note key={note.id} {...note} />
            ))}
          </ul>
        )}
        <Textarea
          id="internal-note"
          label="新备注"
          rows={2}
          maxLength={limits.note}
          value={text}
          error={failure}
          onChange={(event) => setText(event.target.value)}
        />
        <Button size="small" busy={add.isPending} onClick={write}>
          记下备注
        </Button>
      </div>
    </section>
  )
}
