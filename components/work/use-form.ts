"use client"

import { type ChangeEvent, useState } from "react"
import { useSend } from "./use-send.ts"

type Texts = Readonly<Record<string, string>>
type Changed = ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>
type Asked<Values extends Texts, Input> = {
  /** Begins the id of each box, so that two forms may stand on one page. */
  id: string
  initial: Values
  mutate: (input: Input) => Promise<unknown>
  /** What is said once it is done. */
  done: string
  onDone: () => void
}

/** A small form of text boxes, choices and dates: `{...box("note")}` gives a box its value, and the sentence of what failed at its path. */
export function useForm<Values extends Texts, Input>({ id, initial, mutate, done, onDone }: Asked<Values, Input>) {
  const [values, setValues] = useState(initial)
  const { send, busy, failure, errorAt } = useSend(mutate, done, onDone)
  const set = (changed: Partial<Values>): void => setValues((before) => ({ ...before, ...changed }))
  const box = <Name extends keyof Values & string>(name: Name) => ({
    id: `${id}-${name}`,
    value: values[name],
    error: errorAt(name),
    onChange: ({ target }: Changed) => set({ [name]: target.value } as Partial<Values>),
  })
  return { values, set, box, send, busy, failure, errorAt }
}
