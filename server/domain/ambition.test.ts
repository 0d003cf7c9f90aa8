import fc from "fast-check"
import { expect, test } from "vitest"
import { type Ambition, ambitionLabels, ambitionOf, demandOf } from "./ambition.ts"
import { type Better, betters, defaultBetter, parseValue } from "./indicator-value.ts"

/** "≥95%" as it starts, or "≥95% higher" as it was declared. */
const demand = (words: string, year?: number) => {
  const [raw = "", better] = words.split(" ")
  return demandOf({ raw, better: (better as Better | undefined) ?? defaultBetter(parseValue(raw)) }, year)
}
const line = ([before, now]: readonly [string, string]): string => {
  const { ambition, reason } = ambitionOf(demand(before), demand(now))
  return `${before} → ${now}: ${ambitionLabels[ambition]}。${reason}`
}

// The whole rule, to be read with whoever owns the policy.
test("numbers where a direction is declared", () => {
  const pairs = [
    ["≥95%", "≥97%"],
    ["≥97%", "≥95%"],
    ["≥95%", "＞95%"],
    ["≥95%", "不低于95%"],
    ["≥95%", "≥95.0％"],
    ["≥3个亿", "≥30000万元"],
    ["≥400人次", "≥500人次"],
    ["≤10天", "≤12天"],
    ["≤12天", "≤10日"],
    ["≤5次", "0次 lower"],
    ["95%", "≥97%"],
    ["≥97%", "95%"],
    ["10-20人 higher", "12-18人 higher"],
    ["10-20人 lower", "12-18人 lower"],
  ] as const
  expect(pairs.map(line)).toEqual([
    "≥95% → ≥97%: 要求提高。越高越好：由“≥95%”提高到“≥97%”。",
    "≥97% → ≥95%: 要求降低。越高越好：由“≥97%”降低到“≥95%”。",
    "≥95% → ＞95%: 要求提高。越高越好：由“≥95%”提高到“＞95%”。",
    "≥95% → 不低于95%: 要求不变。越高越好：“≥95%”与“不低于95%”要求相同。",
    "≥95% → ≥95.0％: 要求不变。越高越好：“≥95%”与“≥95.0％”要求相同。",
    "≥3个亿 → ≥30000万元: 要求不变。越高越好：“≥3个亿”与“≥30000万元”要求相同。",
    "≥400人次 → ≥500人次: 要求提高。越高越好：由“≥400人次”提高到“≥500人次”。",
    "≤10天 → ≤12天: 要求降低。越低越好：由“≤10天”放宽到“≤12天”。",
    "≤12天 → ≤10日: 要求提高。越低越好：由“≤12天”收紧到“≤10日”。",
    "≤5次 → 0次 lower: 要求提高。越低越好：由“≤5次”收紧到“0次”。",
    "95% → ≥97%: 要求提高。越高越好：由“95%”提高到“≥97%”。",
    "≥97% → 95%: 要求降低。越高越好：由“≥97%”降低到“95%”。",
    "10-20人 higher → 12-18人 higher: 要求提高。越高越好：由“10-20人”提高到“12-18人”。",
    "10-20人 lower → 12-18人 lower: 要求提高。越低越好：由“10-20人”收紧到“12-18人”。",
  ])
})

test("deadlines", () => {
  const pairs = [
    ["11月30日前完成", "10月31日前完成"],
    ["10月底前", "年底前"],
    ["6月前", "5月31日前"],
    ["11月30日", "12月10日前"],
    ["11月1日起 higher", "12月1日起 higher"],
    ["2023年11月30日前", "2023年12月31日前"],
    ["2023年11月30日前", "12月31日前"],
    ["2月30日前", "3月30日前"],
    ["11月30日前", "≤12天"],
  ] as const
  expect(pairs.map(line)).toEqual([
    "11月30日前完成 → 10月31日前完成: 要求提高。越早越好：由“11月30日前完成”提前到“10月31日前完成”。",
    "10月底前 → 年底前: 要求降低。越早越好：由“10月底前”推迟到“年底前”。",
    "6月前 → 5月31日前: 要求不变。越早越好：“6月前”与“5月31日前”要求相同。",
    "11月30日 → 12月10日前: 要求降低。越早越好：由“11月30日”推迟到“12月10日前”。",
    "11月1日起 higher → 12月1日起 higher: 要求提高。越晚越好：由“11月1日起”推迟到“12月1日起”。",
    "2023年11月30日前 → 2023年12月31日前: 要求降低。越早越好：由“2023年11月30日前”推迟到“2023年12月31日前”。",
    "2023年11月30日前 → 12月31日前: 不能比较。只有一边写了年份。",
    "2月30日前 → 3月30日前: 不能比较。日期不存在。",
    "11月30日前 → ≤12天: 不能比较。一边是期限，一边是数值。",
  ])
})

test("across years a day is a day of its own budget year", () => {
  const across = (before: string, now: string) => {
    const { ambition, reason } = ambitionOf(demand(before, 2023), demand(now, 2024))
    return `${before} → ${now}: ${ambition}. ${reason}`
  }
  expect([
    across("2023年11月30日前", "2024年11月30日前"),
    across("2023年11月30日前", "10月31日前"),
    across("2023年11月30日前", "2023年11月30日前"),
    across("12月31日前", "2025年1月31日前"),
    across("11月30日前", "11月30日前"),
  ]).toEqual([
    "2023年11月30日前 → 2024年11月30日前: equal. 越早越好：“2023年11月30日前”与“2024年11月30日前”要求相同。",
    "2023年11月30日前 → 10月31日前: stronger. 越早越好：由“2023年11月30日前”提前到“10月31日前”。",
    "2023年11月30日前 → 2023年11月30日前: stronger. 越早越好：由“2023年11月30日前”提前到“2023年11月30日前”（按各自的预算年度）。",
    "12月31日前 → 2025年1月31日前: weaker. 越早越好：由“12月31日前”推迟到“2025年1月31日前”。",
    "11月30日前 → 11月30日前: equal. 越早越好：“11月30日前”与“11月30日前”要求相同。",
  ])
})

test("where one value is wanted, only the width of what is accepted can be told", () => {
  const pairs = [
    ["±3%", "±2%"],
    ["10-20人", "5-25人"],
    ["10-20人", "15人"],
    ["10-20人", "15-25人"],
    ["255", "255"],
    ["255", "300"],
    ["=5场", "=6场"],
  ] as const
  expect(pairs.map(line)).toEqual([
    "±3% → ±2%: 要求提高。允许的范围由“±3%”收窄到“±2%”。",
    "10-20人 → 5-25人: 要求降低。允许的范围由“10-20人”放宽到“5-25人”。",
    "10-20人 → 15人: 要求提高。允许的范围由“10-20人”收窄到“15人”。",
    "10-20人 → 15-25人: 不能比较。由“10-20人”改为“15-25人”，没有声明越高越好还是越低越好。",
    "255 → 255: 要求不变。指标值没有变。",
    "255 → 300: 不能比较。由“255”改为“300”，没有声明越高越好还是越低越好。",
    "=5场 → =6场: 不能比较。由“=5场”改为“=6场”，没有声明越高越好还是越低越好。",
  ])
})

test("what cannot be compared, and why", () => {
  const pairs = [
    ["按时发放", "及时发放"],
    ["按时发放", "按时发放。"],
    ["按时发放", "≥95%"],
    ["", "≥95%"],
    ["255", "≥300人"],
    ["≥400人次", "≥400人"],
    ["大于等于当年度高层次人才认定数量的10%", "大于等于常住人口的10%"],
    ["大于等于当年度高层次人才认定数量的10%", "大于等于当年度高层次人才认定数量的12%"],
    ["≥90% higher", "≤90% lower"],
    ["=5场", "≥6场"],
    ["≤15000人 higher", "≤16000人 higher"],
    ["≤15000人 higher", "≤15000人 higher"],
  ] as const
  expect(pairs.map(line)).toEqual([
    "按时发放 → 及时发放: 不能比较。文字说明没有高低。",
    "按时发放 → 按时发放。: 要求不变。指标值没有变。",
    "按时发放 → ≥95%: 不能比较。文字说明没有高低。",
    " → ≥95%: 不能比较。有一边没有填写指标值。",
    "255 → ≥300人: 不能比较。计量单位不同（未写单位、人）。",
    "≥400人次 → ≥400人: 不能比较。计量单位不同（人次、人）。",
    "大于等于当年度高层次人才认定数量的10% → 大于等于常住人口的10%: 不能比较。计算的基数不同。",
    "大于等于当年度高层次人才认定数量的10% → 大于等于当年度高层次人才认定数量的12%: 要求提高。越高越好：由“大于等于当年度高层次人才认定数量的10%”提高到“大于等于当年度高层次人才认定数量的12%”。",
    "≥90% higher → ≤90% lower: 不能比较。方向由“越高越好”改为“越低越好”。",
    "=5场 → ≥6场: 不能比较。方向由“等于该值”改为“越高越好”。",
    "≤15000人 higher → ≤16000人 higher: 不能比较。写法与“越高越好”矛盾，看不出要求变高还是变低。",
    "≤15000人 higher → ≤15000人 higher: 要求不变。指标值没有变。",
  ])
})

const raw = fc.oneof(
  fc
    .tuple(fc.constantFrom("≥", "≤", "＞", "<", "=", ""), fc.integer({ min: 0, max: 30 }), fc.constantFrom("%", "人", "天", ""))
    .map((parts) => parts.join("")),
  fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 10, max: 30 })).map(([low, high]) => `${low}-${high}人`),
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom("前", "底前", "15日前", "1日起")).map(([month, end]) => `${month}月${end}`),
  fc.constantFrom("按时发放", "年度控制数", "", "2月30日前"),
)
const any = fc.record({ raw, better: fc.constantFrom(...betters) }).map((row) => demandOf(row))
const opposite = { stronger: "weaker", weaker: "stronger", equal: "equal", incomparable: "incomparable" } as const satisfies Record<
  Ambition,
  Ambition
>

test("the way back is the opposite, a value equals itself, and every answer has its reason", () => {
  fc.assert(
    fc.property(any, any, (before, now) => {
      const { ambition, reason } = ambitionOf(before, now)
      expect(ambitionOf(now, before).ambition).toBe(opposite[ambition])
      expect(reason).toMatch(/^[^a-z]+。$/)
      if (before.value.raw && before.value.date !== null) expect(ambitionOf(before, before).ambition).toMatch(/equal|incomparable/)
    }),
    { numRuns: 2000 },
  )
})

test("what is more than more is more", () => {
  fc.assert(
    fc.property(any, any, any, (a, b, c) => {
      const [first, second, whole] = [ambitionOf(a, b).ambition, ambitionOf(b, c).ambition, ambitionOf(a, c).ambition]
      if (first === "stronger" && second === "stronger") expect(["stronger", "incomparable"]).toContain(whole)
    }),
    { numRuns: 2000 },
  )
})
