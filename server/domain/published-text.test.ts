import { readFileSync } from "node:fs"
import fc from "fast-check"
import { expect, test } from "vitest"
import { parseValue } from "./indicator-value.ts"
import { printWan } from "./money.ts"
import { categories, totalOf } from "./published-table.ts"
import {
  parseIndicatorCell,
  parsePublishedText,
  printIndicatorCell,
  printPublishedText,
  refusedInGoalText,
  refusedInIndicatorText,
  type TextTable,
  unprintable,
} from "./published-text.ts"
import { tableTotals } from "./totals.ts"

const real = readFileSync(new URL("../../db/demo/huadu-hrss-2023.txt", import.meta.url), "utf8")

function parsed(text: string): TextTable {
  const result = parsePublishedText(text)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.table
}
const faults = (text: string) => {
  const result = parsePublishedText(text)
  return result.ok ? [] : result.faults.map(({ line, column, message }) => `${line}${column ? `:${column}` : ""} ${message}`)
}

test("the real table: 43 projects, 187 indicators, 17,724.04", () => {
  const { units, ...table } = parsed(real)
  const projects = units.flatMap((unit) => unit.projects)
  const indicators = projects.flatMap((project) => project.indicators)
  const counts = categories.map((category) => indicators.filter((row) => row.category === category).length)
  expect({ ...table, units: units.map((unit) => unit.name) }).toEqual({
    title: "项目支出绩效目标表（含转移支付项目）",
    org: { name: "广州市花都区人力资源和社会保障局（本级）" },
    units: ["广州市花都区人力资源和社会保障局（本级）"],
  })
  expect([projects.length, indicators.length, ...counts]).toEqual([43, 187, 98, 54, 35, 0])
  expect(printWan(totalOf(tableTotals({ units })))).toBe("17,724.04")
  expect(Object.values(tableTotals({ units })).map(printWan)).toEqual(["17,724.04", "0.00", "0.00"])
})

test("the real table comes back whole, but for blank lines, the half-width comma and the blank after 。", () => {
  const allowed = real
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => `${line.replaceAll(", 年度指标值：", "，年度指标值：").replace(/。 (?=\d+、)/g, "。")}\n`)
    .join("")
  expect(printPublishedText(parsed(real))).toBe(allowed)
  expect([real.match(/, 年度指标值：/g), real.match(/。 (?=\d+、)/g)].map((found) => found?.length)).toEqual([2, 1])
})

test("the oddities of the real table are read, not repaired", () => {
  const rows = parsed(real).units.flatMap((unit) => unit.projects.flatMap((project) => project.indicators))
  const odd = rows.filter(({ name, value }) => /[，, ()]/.test(name) || value.raw.includes("。"))
  expect(odd.map(({ seq, name, value }) => `${seq} ${name} = ${value.raw}`)).toEqual([
    "2 通过线上线下等各种途径，宣传本地高校毕业生就业政策 = ≥3",
    "2 现场维护率(%) = ≤5%",
    "3 故障响应速度 = 除节假日等特殊情况下，发生故障后，100%当天启动处理程序。",
    "1 培训效果 = 通过培训提高职业素养及责任意识。",
    "1 网络运行正常率(%) = ≥95%",
    "3 现场维护率(%) = ≥95%",
    "2 目标群体满意度(%) = ≥95%",
    "1 高层次人才服务申请人数增长率(%) = ≥20%",
  ])
  expect(parsed(real).units[0]?.projects.map((project) => project.name)).toContain("事业单位人员招考， 调转人员考察经费")
})

const header = "项目名称（资金使用单位）\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标"
const cell = "1、产出指标：人数，年度指标值：≥5人。"
const department = `绩效目标表
单位名称：花都区人社局
单位：万元
${header}
合计\t6.00\t4.00\t1.00\t1.00\t\t
甲单位\t3.00\t1.00\t1.00\t1.00\t\t
项目一\t3.00\t1.00\t1.00\t1.00\t目标一\t${cell}
乙单位\t3.00\t3.00\t0.00\t0.00\t\t
项目二\t1.00\t1.00\t0.00\t0.00\t目标二\t${cell}
项目三\t2.00\t2.00\t0.00\t0.00\t目标三\t
`

test("a department's table: each unit row with its projects", () => {
  const { units } = parsed(department)
  expect(units.map((unit) => `${unit.name}: ${unit.projects.map((project) => project.name).join(" ")}`)).toEqual([
    "甲单位: 项目一",
    "乙单位: 项目二 项目三",
  ])
  expect(printPublishedText(parsed(department))).toBe(department)
  expect(parsed(`\uFEFF${department.replaceAll("\n", "\r\n\r\n").replaceAll("\t\t\r", "\r")}`)).toEqual(parsed(department))
})

test("every fault says where it is and what was expected", () => {
  const wrong: [string, string][] = [
    ["绩效目标表\n", ""],
    ["单位：万元", "单位：元"],
    ["\t财政专户拨款", ""],
    ["合计\t", "总计\t"],
    ["甲单位\t3.00\t1.00\t1.00\t1.00\t\t\n", ""],
    ["项目一\t3.00", "项目一\t3.01"],
    ["项目二\t1.00\t1.00", "项目二\t1.50\t1.50"],
    ["合计\t6.00\t4.00", "合计\t7.00\t5.00"],
    ["项目三\t2.00\t2.00\t0.00", "项目三\t2.00\t二\t-1"],
    ["目标三\t", "目标三\t\t补充说明"],
    ["项目三\t", "\t"],
    ["目标三\t\n", "目标三\t\n说明：仅供参考\n"],
    ["目标三\t", "目标三\t产出很多"],
  ]
  expect(wrong.map(([from, to]) => faults(department.replace(from, to)).join(" / "))).toEqual([
    "2 这一行应是“单位名称：…”。",
    "3 这一行应是“单位：万元”。",
    "4 这一行应是表头“项目名称（资金使用单位）、总计、财政拨款、财政专户拨款、其他资金、绩效目标、绩效指标”，以制表符分隔。",
    "5 表头下一行应是“合计”。",
    "6 项目行之前应有单位行（只有名称和金额，没有绩效目标和绩效指标）。",
    "6:2 总计写的是 3.00，下列项目之和是 3.01。 / 7:2 总计写的是 3.01，三项资金之和是 3.00。",
    "8:2 总计写的是 3.00，下列项目之和是 3.50。 / 8:3 财政拨款写的是 3.00，下列项目之和是 3.50。",
    "5:2 总计写的是 7.00，各单位之和是 6.00。 / 5:3 财政拨款写的是 5.00，各单位之和是 4.00。",
    "10:3 “财政拨款”一列：金额只能写数字、小数点和千位分隔符，单位是万元。 / 10:4 “财政专户拨款”一列：金额不能是负数。",
    "10 这一行有 8 列，应有 7 列，以制表符分隔。",
    "10:1 没有项目名称或单位名称。",
    "11 这一行有 1 列，应有 7 列，以制表符分隔。",
    "10:7 绩效指标的开头看不懂（“产出很多”），应写成“1、产出指标：名称，年度指标值：值。”。",
  ])
  expect(["", "表名", department.slice(0, department.indexOf("合计"))].map((text) => faults(text).join(" / "))).toEqual([
    "1 文件到此为止，后面应是表名，独占一行。",
    "1 文件到此为止，后面应是“单位名称：…”。",
    "4 文件到此为止，后面应是“合计”一行。",
  ])
})

test("an indicator cell is read in one way or not at all", () => {
  const cells = [
    "",
    "1、产出指标：甲，乙，年度指标值：丙。丁。。 2、效益指标：戊, 年度指标值：己。3、成本指标：庚，年度指标值：≤5。 ",
    "1、满意度指标：甲，年度指标值：乙，年度指标值：丙。",
    "说明。1、产出指标：甲，年度指标值：乙。",
    "1、产出指标：甲，年度指标值：乙",
    "1、产出指标：甲。2、产出指标：乙，年度指标值：丙。",
    "1、产出指标：甲，年度指标值：乙。3、产出指标：丙，年度指标值：丁。",
    "1、产出指标：甲，年度指标值：乙；2、产出指标：丙，年度指标值：丁。",
    "1、质量指标：甲，年度指标值：乙。",
    "1、产出指标：，年度指标值：。",
  ]
  const read = cells.map((text) => {
    const result = parseIndicatorCell(text)
    return result.ok ? result.indicators.map((row) => `${row.seq} ${row.category} ${row.name} = ${row.value.raw}`) : result.faults
  })
  expect(read).toEqual([
    [],
    ["1 output 甲，乙 = 丙。丁。", "2 benefit 戊 = 己", "3 cost 庚 = ≤5"],
    ["第 1 条指标：不能含“，年度指标值：”：公开表用它分隔名称和指标值。"],
    ["绩效指标的开头看不懂（“说明。”），应写成“1、产出指标：名称，年度指标值：值。”。"],
    ["第 1 条指标看不懂（“甲，年度指标值：乙”），应写成“1、产出指标：名称，年度指标值：值。”。"],
    ["第 1 条指标看不懂（“甲。”），应写成“1、产出指标：名称，年度指标值：值。”。"],
    ["第 2 条指标的序号应是 2，写的是 3。"],
    ["第 1 条指标：不能含“2、产出指标：”这样的写法：公开表用它分隔指标，请拆成两条指标。"],
    ["绩效指标的开头看不懂（“1、质量指标：甲，年度指标值：乙。”），应写成“1、产出指标：名称，年度指标值：值。”。"],
    ["1 output  = "],
  ])
})

test("what would make the text ambiguous is refused at input", () => {
  const texts = [
    "甲，乙。",
    "1、甲",
    "产出指标：甲",
    "甲。2、产出指标：乙，年度指标值：丙",
    "甲，年度指标值：乙",
    "年度指标值：乙",
    "甲\n乙",
    "甲\t乙",
  ]
  expect(texts.map((text) => `${JSON.stringify(text)}: ${refusedInIndicatorText(text) ?? "ok"}`)).toEqual([
    '"甲，乙。": ok',
    '"1、甲": ok',
    '"产出指标：甲": ok',
    '"甲。2、产出指标：乙，年度指标值：丙": 不能含“2、产出指标：”这样的写法：公开表用它分隔指标，请拆成两条指标。',
    '"甲，年度指标值：乙": 不能含“，年度指标值：”：公开表用它分隔名称和指标值。',
    '"年度指标值：乙": ok',
    '"甲\\n乙": 不能含换行、制表符等控制字符。',
    '"甲\\t乙": 不能含换行、制表符等控制字符。',
  ])
  expect(["一\n二", "一↵二", "一\t二"].map((text) => refusedInGoalText(text) === null)).toEqual([true, false, false])
})

test("a table that cannot be printed says why", () => {
  const table = parsed(department)
  const [first, ...others] = table.units
  const project = { name: "空", amounts: { fiscal: 0n, specialAccount: 0n, other: 0n }, goal: " ", indicators: [] }
  const bad = { ...table, title: "", units: [{ name: first?.name ?? "", projects: [project] }, ...others] }
  expect(unprintable(bad)).toEqual(["“”：名称是空的。", "项目“空”：绩效目标和绩效指标都是空的，与单位行分不开。"])
  expect(() => printPublishedText(bad)).toThrow("与单位行分不开")
  expect(unprintable({ ...table, title: "\uFEFF绩效目标表" })).toEqual(["“\uFEFF绩效目标表”：名称不能含换行、制表符等控制字符。"])
})

// ---- generated tables

const pieces = "甲乙，,。 ：；、产出指标年度值12≥%()（）“”\\n'\"=-".split("")
const oneLine = (rule: (text: string) => string | null) =>
  fc
    .array(fc.constantFrom(...pieces, "，年度指标值：", ", 年度指标值：", "2、产出指标：", "。"), { maxLength: 12 })
    .map((parts) => parts.join(""))
    .filter((text) => rule(text) === null)
const name = oneLine(() => null).filter((text) => text.trim() !== "")
const hundredths = fc.bigInt(0n, 10n ** 9n).map((n) => n * 10_000n)
const indicators = fc
  .array(
    fc.record({
      category: fc.constantFrom(...categories),
      name: oneLine(refusedInIndicatorText),
      value: oneLine(refusedInIndicatorText).map(parseValue),
    }),
    { maxLength: 4 },
  )
  .map((rows) => rows.map((row, place) => ({ seq: place + 1, ...row })))
const goal = fc
  .array(
    oneLine(() => null),
    { maxLength: 3 },
  )
  .map((lines) => lines.join("\n"))
  .filter((text) => text.trim() !== "" || text === "")
const tables = (amount: fc.Arbitrary<bigint>): fc.Arbitrary<TextTable> => {
  const amounts = fc.record({ fiscal: amount, specialAccount: amount, other: amount })
  const project = fc.record({ name, amounts, goal, indicators }).filter((row) => row.goal !== "" || row.indicators.length > 0)
  return fc.record({
    title: name,
    org: fc.record({ name }),
    units: fc.array(fc.record({ name, projects: fc.array(project, { maxLength: 4 }) }), { maxLength: 3 }),
  })
}

test("what is printed reads back as the same table", () => {
  fc.assert(
    fc.property(tables(hundredths), (table) => {
      expect(parsePublishedText(printPublishedText(table))).toEqual({ ok: true, table })
    }),
    { numRuns: 500 },
  )
})

test("with finer amounts the text says that it is rounded, and reads back rounded", () => {
  const rounded = (fen: bigint) => ((fen + 5_000n) / 10_000n) * 10_000n
  fc.assert(
    fc.property(tables(fc.bigInt(0n, 10n ** 8n)), (table) => {
      const result = parsePublishedText(printPublishedText(table))
      const amountsOf = ({ units }: TextTable) => units.flatMap((unit) => unit.projects.map(({ amounts }) => Object.values(amounts)))
      expect(result.ok && amountsOf(result.table)).toEqual(amountsOf(table).map((row) => row.map(rounded)))
    }),
    { numRuns: 300 },
  )
})

test("any cell is either refused or printed back, but for the two allowed differences", () => {
  const noise = fc.array(fc.constantFrom(...pieces, "，年度指标值：", "2、产出指标："), { maxLength: 4 }).map((parts) => parts.join(""))
  const rarely = (usual: string, ...odd: string[]) => fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, fc.constantFrom(...odd))
  const item = fc.tuple(noise, rarely("，年度指标值：", ", 年度指标值：", "年度指标值：", "，"), noise, rarely("。", "。 ", "；", ""))
  const cells = fc
    .array(item, { maxLength: 4 })
    .map((items) => items.map((parts, place) => `${place + 1}、产出指标：${parts.join("")}`).join(""))
  const same = (text: string) => text.replaceAll(", 年度指标值：", "，年度指标值：").replace(/(?<=。)[ \u3000]+(?=\d+、|$)/g, "")
  let read = 0
  const lossless = fc.property(cells, (typed) => {
    const result = parseIndicatorCell(typed)
    read += Number(result.ok && typed !== "")
    return !result.ok || same(printIndicatorCell(result.indicators)) === same(typed)
  })
  fc.assert(lossless, { numRuns: 5_000 })
  expect(read).toBeGreaterThan(500)
})
