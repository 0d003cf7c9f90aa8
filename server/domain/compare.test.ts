import fc from "fast-check"
import { expect, test } from "vitest"
import { type Comparable, type Comparison, compare, type RowChange } from "./compare.ts"
import { formKey } from "./written-form.ts"

type Row = Comparable["indicators"][number]
const row = (id: string, name: string, raw: string, changed: Partial<Row> = {}): Row => ({
  ...{ id, category: "output", subcategory: "quantity", name, raw, better: "higher" },
  ...changed,
})
const content = (changed: Partial<Comparable> = {}): Comparable => ({
  amounts: { fiscal: 13_620_000n, specialAccount: 0n, other: 0n },
  goal: "提供人才服务。",
  indicators: [row("a", "培训场次", "≥12场"), row("b", "合格率", "≥90%"), row("c", "服务人次", "≥400人次")],
  ...changed,
})

const rowWords = ({ kind, earlier, before, after, moved, change, target, ambition, sinceEarlier }: RowChange): string =>
  [
    kind,
    ...[earlier, before, after].map((each) => (each ? `${each.name} ${each.raw}` : "—")),
    ...[
      change !== "same" && change,
      moved && "moved",
      target && "target",
      ambition?.ambition,
      sinceEarlier && `since ${sinceEarlier.ambition}`,
    ],
  ]
    .filter(Boolean)
    .join(" | ")
const table = ({ rows }: Comparison) => rows.map(rowWords)
const counted = ({ counts }: Comparison) => Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))

test("each row has one line: added, removed, changed, moved, or only written differently", () => {
  const after = content({
    amounts: { fiscal: 13_620_000n, specialAccount: 1n, other: 0n },
    goal: "提供人才智力服务。",
    indicators: [
      row("c", "服务人次", "≥500人次"),
      row("a", "培训场次", "≥１２场"),
      row("new", "满意度", "≥95%", { category: "satisfaction", subcategory: null }),
    ],
  })
  const found = compare(content(), after)
  expect(table(found)).toEqual([
    "kept | — | 服务人次 ≥400人次 | 服务人次 ≥500人次 | changed | target | stronger",
    "kept | — | 培训场次 ≥12场 | 培训场次 ≥１２场 | form | moved | equal",
    "removed | — | 合格率 ≥90% | — | changed",
    "added | — | — | 满意度 ≥95% | changed",
  ])
  expect(counted(found)).toEqual({ added: 1, removed: 1, changed: 1, moved: 1, targets: 1, amounts: 1, goal: 1, form: 1, total: 6 })
  expect(found.amounts.map(({ key, before, after: now, changed }) => `${key} ${before} ${now} ${changed}`)).toEqual([
    "total 13620000 13620001 true",
    "fiscal 13620000 13620000 false",
    "specialAccount 0 1 true",
    "other 0 0 false",
  ])
  expect(found.goal.marks.filter(({ change }) => change !== "same")).toEqual([{ change: "changed", before: "", after: "智力" }])
})

test("rows are known by id, then by what they measure; a new order removes nothing", () => {
  const first = [row("1", "培训场次", "≥12场"), row("2", "编外人员考核合格率", "≥90%"), row("3", "满意度", "≥90%"), row("4", "旧名", "1")]
  const second = [
    row("9", "满意度", "≥95%"),
    row("8", "编外人员年度考核合格率", "≥92%"),
    row("7", "培训 场次", "≥12场"),
    row("4", "新名", "1"),
  ]
  const found = compare(content({ indicators: first }), content({ indicators: second }))
  expect(table(found)).toEqual([
    "kept | — | 满意度 ≥90% | 满意度 ≥95% | changed | target | stronger",
    "kept | — | 编外人员考核合格率 ≥90% | 编外人员年度考核合格率 ≥92% | changed | moved | target | stronger",
    "kept | — | 培训场次 ≥12场 | 培训 场次 ≥12场 | form | moved | equal",
    "kept | — | 旧名 1 | 新名 1 | changed | equal",
  ])
})

test("names that may be two things are not guessed at; twins are paired in their order", () => {
  const pairs = (a: readonly string[], b: readonly string[]) =>
    compare(
      content({ indicators: a.map((name, at) => row(`a${at}`, name, "1")) }),
      content({ indicators: b.map((name, at) => row(`b${at}`, name, "1")) }),
    ).rows.map(({ before, after }) => `${before?.name ?? "—"} = ${after?.name ?? "—"}`)
  expect([
    pairs(["资金发放率"], ["资金发放及时率"]),
    pairs(["公共服务满意度"], ["公共服务总满意度", "公共服务的总体满意度"]),
    pairs(["次数", "次数"], ["次数", "次数", "次数"]),
    pairs(["", "甲"], ["", "甲"]),
  ]).toEqual([
    ["资金发放率 = —", "— = 资金发放及时率"],
    ["— = 公共服务总满意度", "公共服务满意度 = 公共服务的总体满意度"],
    ["次数 = 次数", "次数 = 次数", "— = 次数"],
    ["— = —", " = —", "— = ", "甲 = 甲"].slice(1),
  ])
})

test("last year stands beside both, whatever became of its rows", () => {
  const lastYear = content({
    year: 2022,
    indicators: [
      row("x", "培训场次", "≥10场"),
      row("y", "合格率", "≥95%"),
      row("z", "调查份数", "≥100份"),
      row("w", "完成时间", "2022年11月30日前", { better: "lower" }),
    ],
  })
  const before = content({ year: 2023 })
  const after = content({
    year: 2023,
    indicators: [
      row("a", "培训场次", "≥12场"),
      row("c", "服务人次", "≥400人次"),
      row("d", "完成时间", "2023年10月31日前", { better: "lower" }),
    ],
  })
  const found = compare(before, after, lastYear)
  expect(table(found)).toEqual([
    "kept | 培训场次 ≥10场 | 培训场次 ≥12场 | 培训场次 ≥12场 | equal | since stronger",
    "removed | 合格率 ≥95% | 合格率 ≥90% | — | changed | since weaker",
    "earlier | 调查份数 ≥100份 | — | —",
    "kept | — | 服务人次 ≥400人次 | 服务人次 ≥400人次 | equal",
    "added | 完成时间 2022年11月30日前 | — | 完成时间 2023年10月31日前 | changed | since stronger",
  ])
  expect(counted(found)).toEqual({ added: 1, removed: 1, total: 2 })
})

test("answers to warnings are part of what is compared; an empty answer is none", () => {
  const say = (code: string, text: string) => ({ code, path: "goal", text })
  const found = compare(
    content({ answers: [say("a", "有依据"), say("b", ""), say("c", "见附件。")] }),
    content({ answers: [say("b", "新"), say("c", "见附件")] }),
  )
  expect(found.answers.map(({ path, before, after, change }) => [path, before, after, change])).toEqual([
    ["answers[a goal]", "有依据", null, "changed"],
    ["answers[c goal]", "见附件。", "见附件", "form"],
    ["answers[b goal]", null, "新", "changed"],
  ])
  expect(counted(found)).toEqual({ answers: 2, form: 1, total: 2 })
})

test("the rest of the 申报表 is compared too, where anything is said in it", () => {
  const form = {
    startsOn: "2026-01",
    endsOn: "",
    basis: "市政府文件。",
    midtermGoal: "",
    midterm: { fiscal: 5n, specialAccount: 0n, other: 0n },
  }
  const before = content({ form, indicators: [row("a", "培训场次", "≥12场", { weight: "10", method: "签到表" })] })
  const after = content({
    form: { ...form, endsOn: "2028-12", basis: "市政府文件", midterm: { ...form.midterm, fiscal: 6n } },
    indicators: [row("a", "培训场次", "≥12场", { weight: "15", method: "签到表。", source: "" })],
  })
  const found = compare(before, after)
  expect(found.rows.flatMap(({ extras }) => extras.map(({ label, before: was, after: is, change }) => [label, was, is, change]))).toEqual([
    ["分值", "10", "15", "changed"],
    ["计算方法", "签到表", "签到表。", "form"],
  ])
  expect(found.life.texts.map(({ label, before: was, after: is, change }) => [label, was, is, change])).toEqual([
    ["项目开始年月", "2026-01", "2026-01", "same"],
    ["项目结束年月", "", "2028-12", "changed"],
    ["立项依据", "市政府文件。", "市政府文件", "form"],
  ])
  expect(counted(found)).toEqual({ changed: 1, life: 2, form: 1, total: 3 })
  expect(compare(content(), content()).life).toEqual({ texts: [], amounts: [] })
})

test("a row that says which one it continues is that one, whatever it is called", () => {
  const found = compare(
    content({ indicators: [row("a", "培训场次", "≥12场"), row("b", "服务人次", "≥400人次")] }),
    content({ indicators: [row("x", "服务人次", "≥300人次"), row("y", "线下活动", "≥12场", { lineage: "a" })] }),
  )
  expect(found.rows.map(({ before, after }) => `${before?.name} = ${after?.name}`)).toEqual(["服务人次 = 服务人次", "培训场次 = 线下活动"])
})

const words = fc.string({ unit: fc.constantFrom("培训", "人员", "满意度", "率", "1", "２", "，", "。", " "), maxLength: 6 })
const anyRow = fc.record({
  id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
  category: fc.constantFrom("output", "benefit", "satisfaction"),
  subcategory: fc.constantFrom(null, "quantity"),
  name: words,
  raw: fc.constantFrom("≥90%", "≥95%", "≤5次", "12", "按时发放", ""),
  better: fc.constantFrom("higher", "lower", "exact"),
  weight: fc.constantFrom("", "10", "20"),
} satisfies Partial<Record<keyof Row, fc.Arbitrary<unknown>>>) as fc.Arbitrary<Row>
const fen = fc.constantFrom(0n, 1n, 1_000_000n)
const anyContent: fc.Arbitrary<Comparable> = fc.record({
  amounts: fc.record({ fiscal: fen, specialAccount: fen, other: fen }),
  goal: words,
  indicators: fc.uniqueArray(anyRow, { selector: ({ id }) => id, maxLength: 6 }),
  answers: fc.uniqueArray(fc.record({ code: fc.constantFrom("p", "q"), path: fc.constant("goal"), text: words }), {
    selector: ({ code }) => code,
  }),
})

test("nothing differs from itself", () => {
  fc.assert(
    fc.property(anyContent, (one) => {
      const found = compare(one, structuredClone(one))
      expect(counted(found)).toEqual({})
      expect(found.rows.every(({ kind, change, moved }) => kind === "kept" && change === "same" && !moved)).toBe(true)
    }),
  )
})

test("a new order alone moves rows and changes none", () => {
  const shuffled = anyContent.chain((one) =>
    fc.tuple(fc.constant(one), fc.shuffledSubarray([...one.indicators], { minLength: one.indicators.length })),
  )
  fc.assert(
    fc.property(shuffled, ([one, indicators]) => {
      const { counts } = compare(one, { ...one, indicators })
      expect({ ...counts, moved: 0 }).toEqual({ ...counts, added: 0, removed: 0, changed: 0, total: Number(counts.moved > 0), moved: 0 })
      expect(counts.moved).toBeLessThan(Math.max(1, indicators.length))
    }),
  )
})

test("the way back is the mirror image", () => {
  fc.assert(
    fc.property(anyContent, anyContent, (a, b) => {
      const [there, back] = [compare(a, b), compare(b, a)]
      expect(back.counts).toEqual({ ...there.counts, added: there.counts.removed, removed: there.counts.added })
      const pairs = ({ rows }: Comparison, turned: boolean) =>
        rows.map(({ before, after }) => JSON.stringify(turned ? [after, before] : [before, after])).toSorted()
      expect(pairs(back, true)).toEqual(pairs(there, false))
    }),
  )
})

test("nothing of any version is lost", () => {
  fc.assert(
    fc.property(anyContent, anyContent, anyContent, (before, after, earlier) => {
      const found = compare(before, after, earlier)
      const side = (name: "before" | "after" | "earlier") => found.rows.flatMap((each) => each[name] ?? [])
      expect(side("after")).toEqual(after.indicators)
      expect(new Set(side("before"))).toEqual(new Set(before.indicators))
      expect(new Set(side("earlier"))).toEqual(new Set(earlier.indicators))
      expect([side("before").length, side("earlier").length]).toEqual([before.indicators.length, earlier.indicators.length])
      const texts = [found.goal, ...found.answers, ...found.rows.flatMap(({ fields, extras }) => [...Object.values(fields), ...extras])]
      for (const text of texts) {
        expect(text.marks.map((mark) => mark.before).join("")).toBe(text.before ?? "")
        expect(text.marks.map((mark) => mark.after).join("")).toBe(text.after ?? "")
        if (text.change === "form") expect(formKey(text.before ?? "")).toBe(formKey(text.after ?? ""))
      }
    }),
  )
})
