import fc from "fast-check"
import { expect, test } from "vitest"
import { differences, merge, rebase, type Side } from "./merge.ts"
import type { TargetInput } from "./target.ts"

type Row = TargetInput["indicators"][number]
const row = (id: string, changed: Partial<Row> = {}): Row => ({
  id,
  category: "output",
  subcategory: "quantity",
  name: `指标${id}`,
  raw: "≥90%",
  better: "higher",
  ...changed,
})
const content = (changed: Partial<TargetInput> = {}): TargetInput => ({
  amounts: { fiscal: "13.62", specialAccount: "0.00", other: "" },
  goal: "提供服务",
  indicators: [row("a"), row("b"), row("c")],
  answers: [],
  ...changed,
})
const paths = (mine: TargetInput, theirs: TargetInput) => differences(mine, theirs).map(({ path }) => path)

test("the same content, written differently, does not differ", () => {
  expect(paths(content(), content({ amounts: { fiscal: "１３.62", specialAccount: "0", other: "0.00" } }))).toEqual([])
})

test("each differing place is named, with both contents in words", () => {
  const theirs = content({
    amounts: { fiscal: "1,362.00", specialAccount: "0", other: "0" },
    goal: "更好地提供服务",
    indicators: [row("a", { subcategory: null, raw: "≥95%" }), row("c"), row("d", { category: "benefit", subcategory: "social" })],
  })
  expect(differences(content(), theirs).map(({ path, label, mine, theirs: other }) => [path, label, mine, other])).toEqual([
    ["amounts.fiscal", "财政拨款（万元）", "13.62", "1,362.00"],
    ["goal", "绩效目标", "提供服务", "更好地提供服务"],
    ["indicators[a].category", "第 1 条指标“指标a”的类别", "产出指标 · 数量指标", "产出指标"],
    ["indicators[a].raw", "第 1 条指标“指标a”的年度指标值", "≥90%", "≥95%"],
    ["indicators[b]", "第 2 条指标“指标b”", "产出指标 · 数量指标：指标b，年度指标值：≥90%", null],
    ["indicators[d]", "第 3 条指标“指标d”", null, "效益指标 · 社会效益指标：指标d，年度指标值：≥90%"],
  ])
})

test("answers to warnings are merged one by one, and nobody's is lost", () => {
  const say = (code: string, text: string) => ({ code, path: "goal", text })
  const mine = content({ answers: [say("goal_too_short", "我的说明"), say("goal_copied", "只有我说了")] })
  const theirs = content({ answers: [say("goal_too_short", "他的说明"), say("goal_without_result", "只有他说了")] })
  expect(differences(mine, theirs).map(({ path, label, mine: a, theirs: b }) => [path, label, a, b])).toEqual([
    ["answers[goal_too_short goal]", "对“绩效目标太短”的说明", "我的说明", "他的说明"],
    ["answers[goal_copied goal]", "对“绩效目标照抄另一项目”的说明", "只有我说了", null],
    ["answers[goal_without_result goal]", "对“绩效目标没有写结果”的说明", null, "只有他说了"],
  ])
  const merged = merge(mine, theirs, (path) => (path === "answers[goal_too_short goal]" ? "mine" : "theirs"))
  expect(merged.answers).toEqual([say("goal_too_short", "我的说明"), say("goal_without_result", "只有他说了")])
})

test("the rest of the 申报表 is merged box by box; what nobody filled in is no difference", () => {
  const midterm = { fiscal: "", specialAccount: "", other: "0" }
  const form = { startsOn: "2026-01", endsOn: "", basis: "我写的依据", midtermGoal: "", midterm }
  const theirs = content({
    form: { ...form, startsOn: "", basis: "他写的依据", midterm: { ...midterm, fiscal: "30" } },
    indicators: [row("a", { weight: "10", method: "" }), row("b"), row("c")],
  })
  const mine = content({ form })
  expect(differences(mine, theirs).map(({ path, label, mine: a, theirs: b }) => [path, label, a, b])).toEqual([
    ["form.startsOn", "项目开始年月", "2026-01", ""],
    ["form.basis", "立项依据", "我写的依据", "他写的依据"],
    ["form.midterm.fiscal", "中期财政拨款（万元）", "", "30"],
    ["indicators[a].weight", "第 1 条指标“指标a”的分值", "", "10"],
  ])
  const merged = merge(mine, theirs, (path) => (path === "form.basis" || path === "form.startsOn" ? "mine" : "theirs"))
  expect(merged.form).toEqual({ ...form, midterm: { ...midterm, fiscal: "30" } })
  expect(merged.indicators[0]?.weight).toBe("10")
  expect(paths(content(), content({ form: { ...form, startsOn: "", basis: "" } }))).toEqual([])
})

test("an amount that cannot be read yet is a difference of its own, never an error", () => {
  const mine = content({ amounts: { fiscal: "十三", specialAccount: "0", other: "0" } })
  expect(differences(mine, content())).toMatchObject([{ path: "amounts.fiscal", mine: "十三", theirs: "13.62" }])
})

test("where the base is known, a difference says who made it", () => {
  const mine = content({ goal: "我改的", amounts: { fiscal: "1", specialAccount: "0", other: "0" } })
  const theirs = content({ goal: "他改的", indicators: [row("a"), row("b", { name: "新名" }), row("c")] })
  expect(differences(mine, theirs, content()).map(({ path, by }) => `${path} ${by}`)).toEqual([
    "amounts.fiscal mine",
    "goal both",
    "indicators[b].name theirs",
  ])
})

test("rows may be kept from one side and left out from the other", () => {
  const mine = content({ indicators: [row("a"), row("mine"), row("b"), row("c")] })
  const theirs = content({ indicators: [row("a"), row("b"), row("theirs")] })
  const merged = merge(mine, theirs, (path) => (path === "indicators[theirs]" ? "theirs" : "mine"))
  expect(merged.indicators.map(({ id }) => id)).toEqual(["a", "mine", "b", "theirs", "c"])
})

test("a chosen category brings its second level with it", () => {
  const theirs = content({ indicators: [row("a", { category: "satisfaction", subcategory: "served" }), row("b"), row("c")] })
  const merged = merge(content(), theirs, () => "theirs")
  expect(merged.indicators[0]).toMatchObject({ category: "satisfaction", subcategory: "served", name: "指标a" })
})

const anyRow = (id: string) =>
  fc.record({
    id: fc.constant(id),
    category: fc.constantFrom("output" as const, "benefit" as const),
    subcategory: fc.constantFrom(null, "quantity", "social"),
    name: fc.constantFrom("甲", "乙"),
    raw: fc.constantFrom("≥90%", "255"),
    better: fc.constantFrom("higher" as const, "exact" as const),
  })
const anyContent: fc.Arbitrary<TargetInput> = fc.record({
  amounts: fc.record({
    fiscal: fc.constantFrom("1", "1.00", "2", "错"),
    specialAccount: fc.constantFrom("", "0"),
    other: fc.constantFrom("0", "3"),
  }),
  goal: fc.constantFrom("目标一", "目标二"),
  indicators: fc.shuffledSubarray(["a", "b", "c", "d", "e"]).chain((ids) => fc.tuple(...ids.map(anyRow))),
  answers: fc.uniqueArray(
    fc.record({
      code: fc.constantFrom("value_vague", "direction"),
      path: fc.constantFrom("goal", "indicators[a].raw"),
      text: fc.constantFrom("一", "二"),
    }),
    { selector: ({ code, path }) => `${code} ${path}` },
  ),
})
const anySide = fc.constantFrom<Side>("mine", "theirs")

test("all from one side gives that side", () => {
  fc.assert(
    fc.property(anyContent, anyContent, (mine, theirs) => {
      expect(merge(mine, theirs, () => "mine")).toEqual(mine)
      expect(
        paths(
          merge(mine, theirs, () => "theirs"),
          theirs,
        ),
      ).toEqual([])
    }),
  )
})

test("every choice is kept, and nothing else changes", () => {
  fc.assert(
    fc.property(anyContent, anyContent, fc.array(anySide, { minLength: 40, maxLength: 40 }), (mine, theirs, sides) => {
      const differing = paths(mine, theirs)
      const choose = (path: string): Side => sides[differing.indexOf(path)] ?? "mine"
      const merged = merge(mine, theirs, choose)
      const left = { mine: new Set(paths(merged, mine)), theirs: new Set(paths(merged, theirs)) }
      for (const path of differing) if (path !== "order") expect(left[choose(path)].has(path), path).toBe(false)
      expect(merged.indicators.length).toBe(new Set(merged.indicators.map(({ id }) => id)).size)
    }),
  )
})

test("two who began from the same content keep both their changes; the same place asks", () => {
  const base = content()
  const mine = content({ goal: "我改的", indicators: [row("a", { raw: "≥95%" }), row("mine"), row("b"), row("c")] })
  const theirs = content({ goal: "他改的", indicators: [row("a", { name: "新名" }), row("b"), row("theirs")] })
  const { content: merged, clashes } = rebase(base, mine, theirs, "theirs")
  expect(clashes.map(({ path }) => path)).toEqual(["goal"])
  expect(merged.goal).toBe("他改的")
  expect(merged.indicators).toEqual([row("a", { name: "新名", raw: "≥95%" }), row("mine"), row("b"), row("theirs")])
  expect(rebase(base, mine, theirs, "mine").content.goal).toBe("我改的")
})

test("a row that one takes away while the other writes in it is asked about", () => {
  const without = content({ indicators: [row("a"), row("c")] })
  const written = content({ indicators: [row("a"), row("b", { raw: "≥99%" }), row("c")] })
  for (const [mine, theirs] of [
    [without, written],
    [written, without],
  ] as const) {
    expect(rebase(content(), mine, theirs, "mine").clashes.map(({ path }) => path)).toEqual(["indicators[b]"])
    expect(rebase(content(), mine, theirs, "mine").content.indicators).toEqual(mine.indicators)
  }
  expect(rebase(content(), without, content(), "theirs").content.indicators).toEqual(without.indicators)
})

test("blanks around a text, which the server takes away, are no change", () => {
  const typed = content({ goal: " 提供服务\r\n", indicators: [row("a", { name: "指标a " }), row("b"), row("c")] })
  expect(paths(typed, content())).toEqual([])
  expect(rebase(typed, { ...typed, goal: "提供更多服务" }, content(), "theirs").clashes).toEqual([])
})

test("whoever comes second, nothing that only one changed is lost", () => {
  fc.assert(
    fc.property(anyContent, anyContent, anyContent, (base, mine, theirs) => {
      const { content: merged, clashes } = rebase(base, mine, theirs, "theirs")
      const asked = new Set(clashes.map(({ path }) => path))
      const [left, right] = [new Set(paths(merged, mine)), new Set(paths(merged, theirs))]
      for (const { path, by } of differences(mine, theirs, base)) {
        if (path === "order" || asked.has(path)) continue
        expect([path, (by === "mine" ? left : right).has(path)]).toEqual([path, false])
      }
    }),
  )
})
