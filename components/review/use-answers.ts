"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useRef, useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import type { ReturnPoint } from "#components/work/api.ts"
import { failureOf } from "#components/work/failure.ts"

/** What is known of one answer here; the server's word counts until something was typed or saved in this window. */
type Entry = { typed?: string; saved?: string; busy?: boolean; failure?: string | undefined }
export type AnswerState = { text: string; saved: boolean; busy: boolean; failure: string | undefined }

/** A point that was opened again asks for a new answer: the box is empty, the old answer stands beside it. */
const storedAnswer = ({ state, answer }: ReturnPoint): string | null => (state === "open" ? null : answer)

const stateIn = (entries: Readonly<Record<string, Entry>>, point: ReturnPoint): AnswerState => {
  const { typed, saved, busy = false, failure } = entries[point.id] ?? {}
  const known = saved ?? storedAnswer(point)
  const text = typed ?? known ?? ""
  return { text, saved: known !== null && text.trim() === known.trim(), busy, failure }
}

/** The unit's answers to return points. Each is saved on its own, when its box is left or the target is submitted. */
export function useAnswers(points: readonly ReturnPoint[]) {
  const trpc = useTRPC()
  const router = useRouter()
  const answer = useMutation(trpc.review.point.mutationOptions())
  const [entries, setEntries] = useState<Readonly<Record<string, Entry>>>({})
  /** What stands in the boxes now: a save that waited for another one must not send what was there when it was asked for. */
  const latest = useRef(entries)
  const running = useRef(new Map<string, Promise<boolean>>())
  const put = (id: string, part: Entry) => {
    latest.current = { ...latest.current, [id]: { ...latest.current[id], ...part } }
    setEntries(latest.current)
  }
  const stateOf = (point: ReturnPoint): AnswerState => stateIn(entries, point)

  const send = async (id: string, text: string): Promise<boolean> => {
    put(id, { busy: true, failure: undefined })
    try {
      await answer.mutateAsync({ id, action: "answer", answer: text })
      put(id, { busy: false, saved: text })
      router.refresh()
      return true
    } catch (error) {
      put(id, { busy: false, failure: failureOf(error).message })
      return false
    }
  }
  /** Saves what was typed and differs; an empty box is not an answer. One request at a time for each point. */
  const save = (point: ReturnPoint): Promise<boolean> => {
    const earlier = running.current.get(point.id)
    if (earlier) return earlier.then(() => save(point))
    const { text, saved } = stateIn(latest.current, point)
    if (saved || !text.trim()) return Promise.resolve(saved)
    const sending = send(point.id, text).finally(() => running.current.delete(point.id))
    running.current.set(point.id, sending)
    return sending
  }

  const asked = points.filter(({ state }) => state !== "closed")
  const written = (point: ReturnPoint): boolean => stateOf(point).text.trim() !== ""
  return {
    stateOf,
    save,
    type: (id: string, text: string) => put(id, { typed: text, failure: undefined }),
    /** Points without a word of answer. */
    unanswered: asked.filter((point) => !written(point)),
    /** Something is typed that the server does not have. */
    dirty: asked.some((point) => written(point) && !stateOf(point).saved),
    /** Saves all that is typed; whether all of it is stored then. */
    flush: async (): Promise<boolean> => (await Promise.all(asked.filter(written).map(save))).every(Boolean),
  }
}
export type Answers = ReturnType<typeof useAnswers>
