"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { type FormEvent, useRef, useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import type { ReviewSettings } from "#components/work/api.ts"
import { failureOf } from "#components/work/failure.ts"

/** The standard reasons reviewers pick from. A retired one is offered no more; where it was used it stays. */
export function ReasonsCard({ reasons }: Pick<ReviewSettings, "reasons">) {
  const trpc = useTRPC()
  const router = useRouter()
  const box = useRef<HTMLInputElement>(null)
  const [text, setText] = useState("")
  const [said, setSaid] = useState("")
  const [failure, setFailure] = useState<string>()
  const done = (words: string) => {
    setFailure(undefined)
    setSaid(words)
    box.current?.focus()
    router.refresh()
  }
  const onError = (error: unknown) => setFailure(failureOf(error).message)
  const add = useMutation(
    trpc.review.addReason.mutationOptions({
      onError,
      onSuccess: () => {
        setText("")
        done("已增加。")
      },
    }),
  )
  const retire = useMutation(trpc.review.retireReason.mutationOptions({ onError, onSuccess: () => done("已停用。") }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!text.trim()) setFailure("请填写理由。")
    else if (!add.isPending) add.mutate({ text })
  }
  return (
    <Card title="常用退回理由" titleId="reasons">
      <p className="text-sm text-ink-soft">审核人写退回意见时可以从中选用，选用后还能修改。停用以后不再提供，已经发出的意见不受影响。</p>
      {reasons.length === 0 ? (
        <p className="py-3 text-ink-soft">（还没有常用理由）</p>
      ) : (
        <ul className="my-3 divide-y divide-line border-y border-line">
          {reasons.map((reason) => (
            <li key={reason.id} className="flex items-center justify-between gap-3 py-1 text-sm">
              {reason.text}
              <Button
                size="small"
                variant="quiet"
                className="text-danger"
                busy={retire.isPending && retire.variables?.id === reason.id}
                aria-label={`停用：${reason.text}`}
                onClick={() => retire.mutate({ id: reason.id })}
              >
                停用
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={submit} noValidate className="flex flex-wrap items-end gap-2">
        <TextInput
          ref={box}
          id="new-reason"
          label="新的理由"
          className="min-w-0 grow"
          maxLength={300}
          autoComplete="off"
          value={text}
          error={failure}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" busy={add.isPending}>
          增加
        </Button>
      </form>
      <p role="status" className="sr-only">
        {said}
      </p>
    </Card>
  )
}
