import { readFileSync } from "node:fs"
import fc from "fast-check"
import { expect, test } from "vitest"
import { defaultBetter, type IndicatorValue, parseValue } from "./indicator-value.ts"
import { parsePublishedText } from "./published-text.ts"

const print = ({ raw, kind, operator, number, upper, unit, base, date }: IndicatorValue) =>
  [`${raw} →`, kind, operator, number, upper && `to ${upper}`, unit, base && `of ${base}`, date].filter(Boolean).join(" ")
const read = (raws: string) => raws.split("|").map((raw) => print(parseValue(raw)))

function realValues() {
  const parsed = parsePublishedText(readFileSync(new URL("../../db/demo/huadu-hrss-2023.txt", import.meta.url), "utf8"))
  if (!parsed.ok) throw new Error("the real table must parse")
  return parsed.table.units.flatMap((unit) => unit.projects.flatMap((project) => project.indicators.map(({ value }) => value)))
}

// Every distinct value of the real table, in its order, to be read by whoever knows the field.
test("the values of the real table", () => {
  expect([...new Set(realValues().map(print))]).toEqual([
    "255 → number none 255",
    "160 → number none 160",
    "511 → number none 511",
    "≥90% → number gte 90 %",
    "100% → number none 100 %",
    "≥95% → number gte 95 %",
    "协助完成劳监执法、仲裁办案等工作 → text none",
    "按时发放 → text none",
    "95% → number none 95 %",
    "≥3 → number gte 3",
    "≥2500 → number gte 2500",
    "≥2 → number gte 2",
    "≥400人次 → number gte 400 人次",
    "0次 → number none 0 次",
    "≥40000份 → number gte 40000 份",
    "≤5次 → number lte 5 次",
    "≤1% → number lte 1 %",
    "≥75% → number gte 75 %",
    "积极稳妥调处劳动保障信访案件 → text none",
    "≤15% → number lte 15 %",
    "≤15000人 → number lte 15000 人",
    "≤5% → number lte 5 %",
    "除节假日等特殊情况下，发生故障后，100%当天启动处理程序。 → text none",
    "打造特色粤菜师傅、南粤家政、广东技工人才队伍 → text none",
    "≥1 → number gte 1",
    "≥500人 → number gte 500 人",
    "≥4 → number gte 4",
    "构建和谐劳动关系的新模式 → text none",
    "11月30日前完成 → deadline lte 11-30",
    "0件 → number none 0 件",
    "保障退休人员基本医疗得到保障 → text none",
    "群众积极参加城乡居民医疗保险 → text none",
    "更多群众了解城乡居民医疗保险 → text none",
    "主动自愿参加城乡居民医疗保险群众增加 → text none",
    "≥600人 → number gte 600 人",
    "通过劳动技能培训掌握一项就业技能 → text none",
    "≥30人 → number gte 30 人",
    "通过培训提高职业素养及责任意识。 → text none",
    "年度控制数 → text none",
    "为花都区提供人才智力支持 → text none",
    "≥85% → number gte 85 %",
    "≤2 → number lte 2",
    "≥3个亿 → number gte 300000000 元",
    "提供舒适办事环境 → text none",
    "≥20% → number gte 20 %",
    "≥40场 → number gte 40 场",
    "根据文件奖补类型执行 → text none",
    "大于等于当年度高层次人才认定数量的10% → number gte 10 % of 当年度高层次人才认定数量",
    "≥98% → number gte 98 %",
    "≥80% → number gte 80 %",
    "≤10 → number lte 10",
    "宣传吸引参与人数 → text none",
    "2100 → number none 2100",
    "合规 → text none",
    "16人 → number none 16 人",
    "≥30场 → number gte 30 场",
    "≥6000人 → number gte 6000 人",
    "≥200人 → number gte 200 人",
    "≥1人 → number gte 1 人",
    "穗人社函〔2020〕73号标准 → text none",
    "1 → number none 1",
    "持续培训区域内家政服务人才 → text none",
  ])
})

test("comparisons, in signs and in words, before and after the number", () => {
  expect(
    read(
      "＞5%|<3|>=95％|=>3|≧3|≮3|≯3|=<3|＜＝3|=100.00（％）|等于2|≥ 90 %|不低于90%|不得低于90%|不应低于90%|大于或等于5|达到95%|达到或超过90%|至少3次|高于5%|不超过100万元|不宜超过5%|低于3件|控制在5%以内|500人以上|50%（含）以上|10件以下|3个工作日内|5日内完成|约500人|500人左右",
    ),
  ).toEqual([
    "＞5% → number gt 5 %",
    "<3 → number lt 3",
    ">=95％ → number gte 95 %",
    "=>3 → number gte 3",
    "≧3 → number gte 3",
    "≮3 → number gte 3",
    "≯3 → number lte 3",
    "=<3 → number lte 3",
    "＜＝3 → number lte 3",
    "=100.00（％） → number eq 100 %",
    "等于2 → number eq 2",
    "≥ 90 % → number gte 90 %",
    "不低于90% → number gte 90 %",
    "不得低于90% → number gte 90 %",
    "不应低于90% → number gte 90 %",
    "大于或等于5 → number gte 5",
    "达到95% → number gte 95 %",
    "达到或超过90% → number gte 90 %",
    "至少3次 → number gte 3 次",
    "高于5% → number gt 5 %",
    "不超过100万元 → number lte 1000000 元",
    "不宜超过5% → number lte 5 %",
    "低于3件 → number lt 3 件",
    "控制在5%以内 → number lte 5 %",
    "500人以上 → number gte 500 人",
    "50%（含）以上 → number gte 50 %",
    "10件以下 → number lte 10 件",
    "3个工作日内 → number lte 3 个工作日",
    "5日内完成 → number lte 5 日",
    "约500人 → number none 500 人",
    "500人左右 → number none 500 人",
  ])
})

test("numbers, multipliers and units", () => {
  expect(
    read(
      "不少于１，２３４人|1,234.50|007|-3%|≥-3%|0.0|100%完成|≥3个亿|3亿|5万元|0.5万份|2千万元|3千人|5千米|3个百分点|5家企业以上|≥90.00(%)|≥1场（次）|2100元/人·月|2次/年|每年2次|每月不少于1次|人均2100元|百分之90|≥90%。|满意度≥90%|培训人数不少于500人|较上年增长5%以上|同比增长≥5%|降低10%|不良率≤5%",
    ),
  ).toEqual([
    "不少于１，２３４人 → number gte 1234 人",
    "1,234.50 → number none 1234.5",
    "007 → number none 7",
    "-3% → number none -3 %",
    "≥-3% → number gte -3 %",
    "0.0 → number none 0",
    "100%完成 → number none 100 %",
    "≥3个亿 → number gte 300000000 元",
    "3亿 → number none 300000000",
    "5万元 → number none 50000 元",
    "0.5万份 → number none 5000 份",
    "2千万元 → number none 20000000 元",
    "3千人 → number none 3000 人",
    "5千米 → number none 5 千米",
    "3个百分点 → number none 3 个百分点",
    "5家企业以上 → number gte 5 家企业",
    "≥90.00(%) → number gte 90 %",
    "≥1场（次） → number gte 1 场(次)",
    "2100元/人·月 → number none 2100 元/人·月",
    "2次/年 → number none 2 次/年",
    "每年2次 → number none 2 次/年",
    "每月不少于1次 → number gte 1 次/月",
    "人均2100元 → number none 2100 元/人",
    "百分之90 → number none 90 %",
    "≥90%。 → number gte 90 %",
    "满意度≥90% → number gte 90 %",
    "培训人数不少于500人 → number gte 500 人",
    "较上年增长5%以上 → number gte 5 % of 较上年增长",
    "同比增长≥5% → number gte 5 % of 同比增长",
    "降低10% → number none 10 % of 降低",
    "不良率≤5% → number lte 5 %",
  ])
})

test("ranges and tolerances", () => {
  expect(read("10-20|10～20人|10—20人|10%-20%|5-10万元|10至20个工作日|控制在10-20件之间|-3%~3%|±3%|±3%以内|误差在±0.5%以内")).toEqual([
    "10-20 → range range 10 to 20",
    "10～20人 → range range 10 to 20 人",
    "10—20人 → range range 10 to 20 人",
    "10%-20% → range range 10 to 20 %",
    "5-10万元 → range range 50000 to 100000 元",
    "10至20个工作日 → range range 10 to 20 个工作日",
    "控制在10-20件之间 → range range 10 to 20 件",
    "-3%~3% → range range -3 to 3 %",
    "±3% → range range -3 to 3 %",
    "±3%以内 → range range -3 to 3 %",
    "误差在±0.5%以内 → range range -0.5 to 0.5 %",
  ])
})

test("deadlines; a date that does not exist has none", () => {
  expect(
    read(
      "11月30日前完成|11月30号之前|2023年12月31日|≤2023-12-31|2023/6/5前|2023.12.31前|2023年12月底前|２０２３年６月底前完成验收|2024年2月底前|2月底前|2023年6月前|6月份发放到位|年底前|2023年年内|第三季度完成|上半年完成|自3月1日起|2月30日前完成|2023年2月29日前|13月1日前",
    ),
  ).toEqual([
    "11月30日前完成 → deadline lte 11-30",
    "11月30号之前 → deadline lte 11-30",
    "2023年12月31日 → deadline eq 2023-12-31",
    "≤2023-12-31 → deadline lte 2023-12-31",
    "2023/6/5前 → deadline lte 2023-06-05",
    "2023.12.31前 → deadline lte 2023-12-31",
    "2023年12月底前 → deadline lte 2023-12-31",
    "２０２３年６月底前完成验收 → deadline lte 2023-06-30",
    "2024年2月底前 → deadline lte 2024-02-29",
    "2月底前 → deadline lte 02-29",
    "2023年6月前 → deadline lt 2023-06-01",
    "6月份发放到位 → deadline lte 06-30",
    "年底前 → deadline lte 12-31",
    "2023年年内 → deadline lte 2023-12-31",
    "第三季度完成 → deadline lte 09-30",
    "上半年完成 → deadline lte 06-30",
    "自3月1日起 → deadline gte 03-01",
    "2月30日前完成 → deadline lte",
    "2023年2月29日前 → deadline lte",
    "13月1日前 → deadline lte",
  ])
})

test("what is not surely a number stays text", () => {
  const prose =
    "20-10|90%±5%|10%-20人|≥90%以下|未超过5%|没有超过5%|第2批|第2批以上|三次|零投诉|1 234|1,23人|1:1|7×24小时|24小时值班|1次性发放"
  const more =
    "1户一策|5A级|二级以上|每月10日前发放|12月工资表|11月30日节日活动|1人1档||不限|2023年12月31日在册人数的10%|2023年|2022-2024年|2020-2022|11月30日前不得开工|12月20日前后"
  expect([...prose.split("|"), ...more.split("|")].filter((raw) => parseValue(raw).kind !== "text")).toEqual([])
})

test("which direction is better follows from the comparison", () => {
  const raws = ["≥90%", "＞3", "≤5次", "＜3", "=100%", "10-20", "95%", "按时发放", "11月30日前完成"]
  expect(raws.map((raw) => `${raw}: ${defaultBetter(parseValue(raw))}`)).toEqual([
    "≥90%: higher",
    "＞3: higher",
    "≤5次: lower",
    "＜3: lower",
    "=100%: exact",
    "10-20: exact",
    "95%: exact",
    "按时发放: exact",
    "11月30日前完成: lower",
  ])
})

test("any text can be read, keeps its raw form, and gives well-formed numbers", () => {
  const pieces = fc.constantFrom(..."0123456789.,-+~±≥≤%万亿个千人次元年月日前底内的达到不超过率 ，。（）")
  const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
  const raws = fc.string({ unit: fc.oneof({ weight: 9, arbitrary: pieces }, anyUnit), maxLength: 100 })
  const wellFormed = fc.property(raws, (raw) => {
    const value = parseValue(raw)
    expect(value.raw).toBe(raw)
    for (const number of [value.number, value.upper]) expect(number ?? "0").toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/)
    expect([value.kind === "number" || value.kind === "range", value.kind === "range"]).toEqual([
      value.number !== null,
      value.upper !== null,
    ])
  })
  fc.assert(wellFormed, { numRuns: 2000 })
})
