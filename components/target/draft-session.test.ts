import fc from "fast-check"
import { expect, test } from "vitest"
import type { Draft, DraftRow } from "./draft.ts"
import {
  afterOthers,
  afterSave,
  afterSilence,
  bringBack,
  cellStates,
  choose,
  clashesOf,
  type Saved,
  type Session,
  startSession,
  toSend,
  typed,
  unsaved,
} from "./draft-session.ts"

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const row = (n: number, changed: Partial<DraftRow> = {}): DraftRow => ({
  ...{ id: id(n), category: "output", subcategory: null, name: `指标${n}`, raw: "1个", better: "higher" },
  ...changed,
})
const draft = (changed: Partial<Draft> = {}): Draft => ({
  ...{ amounts: { fiscal: "1.00", specialAccount: "0.00", other: "0.00" }, goal: "目标", indicators: [row(1), row(2)], answers: [] },
  ...changed,
})
const session = (typed: Partial<Draft> = {}): Session => ({ ...startSession({ version: 1, content: draft() }), draft: draft(typed) })
const paths = (differing: readonly { path: string }[]) => differing.map(({ path }) => path)

test("what cannot be read stays behind, all else is saved", () => {
  const typed = session({
    amounts: { fiscal: "十二", specialAccount: "2", other: "0.00" },
    goal: "新目标",
    indicators: [row(1), row(2), row(3, { name: "长".repeat(101) })],
  })
  const sent = toSend(typed)
  expect(sent).toMatchObject({ goal: "新目标", amounts: { fiscal: "1.00", specialAccount: "2" } })
  expect(sent?.indicators.length).toBe(2)
  const after = afterSave(typed, sent ?? draft(), 2)
  expect([paths(unsaved(after)), toSend(after)]).toEqual([["amounts.fiscal", `indicators[${id(3)}]`], null])
  expect([...cellStates(after, "saved")].map(([path, state]) => `${path} ${state}`)).toEqual([
    "amounts.specialAccount saved",
    "goal saved",
    "amounts.fiscal failed",
    `indicators[${id(3)}] failed`,
  ])
})

test("blanks that the server takes away are not saved for ever, and clash with nobody", () => {
  const typed = session({ goal: "新目标 " })
  const after = afterSave(typed, toSend(typed) ?? draft(), 2)
  expect([after.saved.content.goal, toSend(after)]).toEqual(["新目标", null])
  const more = { ...after, draft: draft({ goal: "新目标 二" }) }
  expect(clashesOf(afterOthers(more, { version: 3, content: draft({ goal: "新目标", indicators: [row(1)] }) }))).toEqual([])
})

test("the same place of two people is shown and not sent until one is chosen; the rest goes on being saved", () => {
  const met = afterOthers(session({ goal: "我的", indicators: [row(1, { raw: "5个" }), row(2)] }), {
    version: 2,
    content: draft({ goal: "他的" }),
  })
  expect(clashesOf(met).map(({ mine, theirs }) => [mine, theirs])).toEqual([["我的", "他的"]])
  expect([met.draft.goal, toSend(met)?.goal, toSend(met)?.indicators[0]?.raw]).toEqual(["我的", "他的", "5个"])
  expect(cellStates(met, "saving").get("goal")).toBe("clash")
  expect(toSend(choose(met, "goal", "mine"))?.goal).toBe("我的")
  expect(choose(met, "goal", "theirs").draft.goal).toBe("他的")
  expect(clashesOf(choose(met, "goal", "theirs"))).toEqual([])
})

test("text of an earlier window comes back; where others were at work since, one chooses; what is closed stays as it is", () => {
  const kept = { base: draft(), draft: draft({ goal: "没保存的", indicators: [row(1, { name: "没保存的名称" }), row(2)] }), unanswered: [] }
  const now = startSession({ version: 4, content: draft({ goal: "别人的" }) })
  const back = bringBack(now, kept, null)
  expect([back.draft.goal, back.draft.indicators[0]?.name, paths(clashesOf(back))]).toEqual(["没保存的", "没保存的名称", ["goal"]])
  expect(bringBack(now, kept, ["goal"]).draft.indicators[0]?.name).toBe("指标1")
})

test("what one sent oneself, but was never answered for, is no clash: in this window, and in the next", () => {
  const typed = session({ goal: "提供服" })
  const silent = afterSilence(typed, typed.draft)
  const more = { ...silent, draft: draft({ goal: "提供服务" }) }
  const stored = { version: 2, content: draft({ goal: "提供服", indicators: [row(1, { raw: "7个" }), row(2)] }) }
  const met = afterOthers(more, stored)
  expect([clashesOf(met), met.draft.goal, met.draft.indicators[0]?.raw]).toEqual([[], "提供服务", "7个"])
  const kept = { base: draft(), draft: more.draft, unanswered: silent.unanswered }
  expect(clashesOf(bringBack(startSession(stored), kept, null))).toEqual([])
  expect(paths(clashesOf(afterOthers(more, { version: 2, content: draft({ goal: "别人的" }) })))).toEqual(["goal"])
})

test("typed before the screen shows what somebody else saved: their work stays; in the same place one chooses", () => {
  const before = session()
  const met = afterOthers(before, { version: 2, content: draft({ goal: "他的", indicators: [row(1, { raw: "7个" }), row(2)] }) })
  const late = typed(met, before.draft, draft({ indicators: [row(1), row(2, { raw: "9个" })] }))
  expect([late.draft.goal, ...late.draft.indicators.map(({ raw }) => raw), clashesOf(late)]).toEqual(["他的", "7个", "9个", []])
  const same = typed(met, before.draft, draft({ goal: "目标我" }))
  expect([clashesOf(same).map(({ mine, theirs }) => [mine, theirs]), toSend(same)]).toEqual([[["目标我", "他的"]], null])
  const again = typed(typed(before, before.draft, draft({ goal: "目标我" })), before.draft, draft({ goal: "目标我们" }))
  expect([again.draft.goal, clashesOf(again)]).toEqual(["目标我们", []])
})

/** A server that compares and swaps, and people whose windows save when they come to it and draw their screens later. */
function meeting(people: number) {
  let stored: Saved = { version: 1, content: draft({ indicators: Array.from({ length: 10 }, (_, n) => row(n)) }) }
  const windows = Array.from({ length: people }, () => startSession(stored))
  const screens = windows.map((each) => each.draft)
  const save = (who: number): void => {
    for (let mine = windows[who]; mine; mine = windows[who]) {
      const sent = toSend(mine)
      if (!sent) return
      if (mine.saved.version !== stored.version) windows[who] = afterOthers(mine, stored)
      else {
        stored = { version: stored.version + 1, content: afterSave(mine, sent, 0).saved.content }
        windows[who] = afterSave(mine, sent, stored.version)
      }
    }
  }
  const type = (who: number, n: number, raw: string): void => {
    const [mine, seen] = [windows[who], screens[who]]
    if (!mine || !seen) return
    const indicators = seen.indicators.map((each) => (each.id === id(n) ? { ...each, raw } : each))
    windows[who] = typed(mine, seen, { ...seen, indicators })
    draw(who)
  }
  const draw = (who: number): void => {
    screens[who] = windows[who]?.draft ?? draft()
  }
  return { save, type, draw, windows, stored: () => stored }
}

test("however two people's typing and saving fall together, every edit in a place of one's own is kept", () => {
  const anyStep = fc.record({ who: fc.nat(1), row: fc.nat(4), does: fc.constantFrom("type", "save", "draw") })
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 80, maxLength: 80 }), (steps) => {
      const { save, type, draw, windows, stored } = meeting(2)
      const last = new Map<number, string>()
      steps.forEach(({ who, row: at, does }, count) => {
        if (does === "save") save(who)
        if (does === "draw") draw(who)
        const mine = at * 2 + who // even rows are one's, odd ones the other's
        if (does === "type") type(who, mine, `${count}次`)
        if (does === "type") last.set(mine, `${count}次`)
      })
      save(0)
      save(1)
      expect(windows.flatMap(clashesOf)).toEqual([])
      for (const [n, raw] of last) expect(stored().content.indicators[n]?.raw).toBe(raw)
    }),
    { numRuns: 5 },
  )
})
