// What addresses carry. An address is written by anybody: what makes no sense counts as not given.
import { queues } from "#server/domain/queues.ts"
import { states } from "#server/domain/workflow.ts"

type Param = string | string[] | undefined

export const one = (param: Param): string | undefined => (Array.isArray(param) ? param[0] : param)?.trim() || undefined

/** A page number, 1 where there is none. */
export const pageNumber = (param: Param): number => {
  const typed = one(param)
  return typed && /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : 1
}

/** A budget year. */
export const yearOf = (param: Param): number | undefined => {
  const typed = one(param)
  return typed && /^20\d\d$/.test(typed) ? Number(typed) : undefined
}

/** One of the known words. */
export const oneOf = <Word extends string>(words: readonly Word[], param: Param): Word | undefined =>
  words.find((word) => word === one(param))

/** An address with these parameters; what is not given is left out. */
export const address = (path: string, params: Readonly<Record<string, string | number | undefined>>): string => {
  const given = Object.entries(params).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
  return given.length ? `${path}?${new URLSearchParams(given)}` : path
}

const key = /^[01]_[0-9TZ:.-]{27}_[0-9a-f-]{36}$/

/** Where a page of a list begins, in a list that is paged by key. */
export const pageCursor = (query: Readonly<Record<string, Param>>): { way: "after" | "before"; key: string } | undefined => {
  const [after, before] = [one(query.after), one(query.before)]
  if (after && key.test(after)) return { way: "after", key: after }
  return before && key.test(before) ? { way: "before", key: before } : undefined
}

/** The row behind which a page begins, 0 for the first page. */
export const placeOf = (param: Param): number => {
  const typed = one(param)
  return typed && /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : 0
}

/** The filter of a list of targets, as its own form writes it. */
export const targetFilter = (query: Readonly<Record<string, Param>>) => ({
  year: yearOf(query.year),
  state: oneOf(states, query.state),
  unit: one(query.unit)?.slice(0, 20),
  q: one(query.q)?.slice(0, 100),
  queue: oneOf(queues, query.queue),
})
