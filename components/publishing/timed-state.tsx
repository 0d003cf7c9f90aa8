"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useTRPC } from "#components/trpc.tsx"
import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import type { PublishPreview } from "#components/work/api.ts"
import { failureOf } from "#components/work/failure.ts"
import { useNotice } from "#components/work/notice.tsx"
import { When } from "#components/work/when-time.tsx"

type Timed = NonNullable<PublishPreview["timed"]>

function Waiting({ timed }: { timed: Timed }) {
  const trpc = useTRPC()
  const router = useRouter()
  const notice = useNotice()
  const cancel = useMutation(
    trpc.publishing.cancelTimed.mutationOptions({
      onSuccess: () => {
        notice("定时公开已取消。")
        router.refresh()
      },
      onError: () => router.refresh(), // it has come to something meanwhile, which is shown instead
    }),
  )
  return (
    <Alert
      tone="accent"
      className="mb-4"
      title={
        <>
          将于 <When at={timed.at} /> 公开
        </>
      }
    >
      <p>由 {timed.setBy} 设定。到时仍是设定时批复的内容才公开；有变化则不公开。</p>
      {cancel.error && <p role="alert">{failureOf(cancel.error).message}</p>}
      <Button size="small" className="mt-2" busy={cancel.isPending} onClick={() => cancel.mutate({ id: timed.id })}>
        取消定时公开
      </Button>
    </Alert>
  )
}

/** What was set for a later minute: it waits, or it did not happen and why. One that did happen, or was cancelled, is no news. */
export function TimedState({ timed }: { timed: PublishPreview["timed"] }) {
  if (timed?.outcome === null) return <Waiting timed={timed} />
  if (timed?.outcome !== "not_published") return null
  return (
    <Alert
      tone="danger"
      className="mb-4"
      title={
        <>
          定于 <When at={timed.at} /> 的公开没有进行
        </>
      }
    >
      {timed.note}
    </Alert>
  )
}
