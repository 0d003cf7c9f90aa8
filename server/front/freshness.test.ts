import { expect, test } from "vitest"
import { boundMs, createFreshness } from "./freshness.ts"

/** A database at a generation, a clock and a publisher, all moved by hand. */
function setUp() {
  const world = {
    generation: 1n,
    changed: [] as { year: number; orgCode: string }[],
    now: 0,
    acknowledged: -1,
    asked: 0,
    down: false,
    date: 0,
  }
  const reports: unknown[] = []
  const generations = {
    current: async () => {
      world.asked += 1
      if (world.down) throw new Error("down")
      return world.generation
    },
    changedSince: async () => world.changed,
  }
  const clocks = { now: () => world.now, acknowledged: () => world.acknowledged, date: () => world.date }
  return { world, reports, freshness: createFreshness({ generations, report: (error) => reports.push(error), ...clocks }) }
}
const roads = "2026/401002"

test("the database is asked once per bound, however many readers wait", async () => {
  const { world, freshness } = setUp()
  expect(freshness.isFresh()).toBe(false)
  expect(await Promise.all([freshness.refresh(), freshness.refresh(), freshness.refresh()])).toEqual([true, true, true])
  expect([world.asked, freshness.isFresh()]).toEqual([1, true])
  world.now = boundMs - 1
  expect(freshness.isFresh()).toBe(true)
  world.now = boundMs
  expect(freshness.isFresh()).toBe(false)
})

test("a publication changes the stamp of its table and of whatever is made from many, of no other table", async () => {
  const { world, freshness } = setUp()
  await freshness.refresh()
  const stamps = () => [freshness.stampOf(roads), freshness.stampOf("2026/402001"), freshness.stampOf(null)]
  const before = stamps()
  Object.assign(world, { generation: 2n, changed: [{ year: 2026, orgCode: "401002" }], now: boundMs })
  expect(stamps()).toEqual(before)
  await freshness.refresh()
  expect(stamps().map((stamp, place) => stamp === before[place])).toEqual([false, true, false])
})

test("at midnight in Shanghai whatever is made from many is drawn anew", async () => {
  const { world, freshness } = setUp()
  await freshness.refresh()
  const at = (date: string) => {
    world.date = Date.parse(date)
    return [freshness.stampOf(roads), freshness.stampOf(null)]
  }
  const [before, evening, after] = [at("2026-03-01T00:00+08:00"), at("2026-03-01T23:59+08:00"), at("2026-03-02T00:00+08:00")]
  expect(evening).toEqual(before)
  expect(after.map((stamp, place) => stamp === before[place])).toEqual([true, false])
})

test("once a publication is acknowledged nothing from before counts, not even an answer that was on its way", async () => {
  const { world, freshness } = setUp()
  await freshness.refresh()
  world.now = boundMs
  const onItsWay = freshness.refresh()
  Object.assign(world, { now: boundMs + 1, acknowledged: boundMs + 1 })
  expect(await onItsWay).toBe(false)
  expect(freshness.isFresh()).toBe(false)
  expect(await freshness.refresh()).toBe(true)
})

test("a database that does not answer leaves what was last true, unless something was published since", async () => {
  const { world, freshness, reports } = setUp()
  world.down = true
  expect(await freshness.refresh()).toBe(false)
  world.down = false
  await freshness.refresh()
  Object.assign(world, { down: true, now: boundMs })
  expect([await freshness.refresh(), freshness.isFresh(), reports.length]).toEqual([true, true, 2])
  world.acknowledged = boundMs
  expect([await freshness.refresh(), freshness.isFresh()]).toEqual([false, false])
})
