// Every shape and oddity of the golden files reads as the same projects; the real table comes through every shape unchanged.
import { readFileSync } from "node:fs"
import fc from "fast-check"
import { expect, test } from "vitest"
import { readMonth, readPeriod } from "#server/domain/import/life.ts"
import { printImport } from "#server/domain/import/print-import.ts"
import { readImport } from "#server/domain/import/read-import.ts"
import type { ReadProject } from "#server/domain/import/read-table.ts"
import { parseValue } from "#server/domain/indicator-value.ts"
import { printWanExact } from "#server/domain/money.ts"
import { categoryLabels, totalOf } from "#server/domain/published-table.ts"
import { parsePublishedText, printPublishedText, type TextProject } from "#server/domain/published-text.ts"
import { readFile } from "#server/files/read-file.ts"
import { type TestCell, type TestSheet, xlsxOf } from "#server/files/test-xlsx.ts"
import { goldenFiles, goldenUnit, plantedFaults, plantedFile } from "./golden.ts"

const read = async (bytes: Uint8Array, name: string) => readImport(await readFile(bytes, name), { units: [goldenUnit.name] })

/** What every shape can say: not codes and second levels, which the published form has not. */
const essence = (projects: readonly ReadProject[]) =>
  projects.map(({ name, amounts, goal, indicators }) => ({
    ...{ name, amounts, goal },
    indicators: indicators.map(({ category, name: indicator, raw, better }) => `${category} ${indicator} ${raw} ${better}`),
  }))

test("the same three projects, in every shape and with every oddity", { timeout: 240_000 }, async () => {
  const files = goldenFiles()
  const first = await read(files["2-逐条.xlsx"] ?? Buffer.alloc(0), "2-逐条.xlsx")
  expect(printImport(first)).toMatchInlineSnapshot(`
    [
      "401002-G1 道路养护专项经费 [] 120.50 0.00 10.00 | 修补道路 30 公里，投诉减少一成，市民出行更安全。",
      "  output/quantity 修补道路里程 = ≥30公里 (higher)",
      "  output/quality 验收合格率 = ≥98% (higher)",
      "  benefit/social 道路投诉下降率 = ≥10% (higher)",
      "  satisfaction/served 市民满意度 = ≥90% (higher)",
      "401002-G2 桥梁检测服务费 [] 36.00 4.20 0.00 | 完成 25 座桥梁的定期检测，及时排除隐患。",
      "  output/quantity 检测桥梁数量 = =25座 (exact)",
      "  output/timeliness 检测完成时间 = 11月30日前完成 (lower)",
      "  benefit/sustainable 隐患整改率 = =100% (exact)",
      "  satisfaction/served 沿线居民满意度 = ≥85% (higher)",
      "401002-G3 应急抢险物资储备 [] 58.30 0.00 0.00 | 储备抢险物资 12 类，险情发生后 2 小时内到场。",
      "  output/quantity 储备物资种类 = ≥12类 (higher)",
      "  benefit/social 抢险到场时间 = ≤2小时 (lower)",
      "  satisfaction/served 受援单位满意度 = ≥90% (higher)",
    ]
  `)
  const said: Record<string, string[]> = {}
  for (const [name, bytes] of Object.entries(files)) {
    const found = await read(bytes, name)
    expect(essence(found.projects), name).toEqual(essence(first.projects))
    said[name] = printImport({ ...found, projects: [] })
  }
  expect(said).toMatchInlineSnapshot(`
    {
      "1-公开表.txt": [],
      "1-公开表.xlsx": [],
      "1-粘贴.txt": [],
      "2-怪事.xlsx": [
        "note 申报!E2 formula_value “10” 这里是公式，用的是文件里保存的计算结果，没有重新计算。",
        "note 申报!I2 invisible_removed “修补〈200f〉道路里程” 指标名称中有看不见的字符（如从右到左标记），已去掉。",
        "note 申报!6 hidden_rows “” 有 1 行是隐藏的，也已读取。",
        "隐藏的工作表没有读取：“底稿”。",
        "工作表“填表说明”里没有申报内容，没有读取。",
      ],
      "2-逐条-gb18030.csv": [],
      "2-逐条-utf16.txt": [],
      "2-逐条-utf8-bom.csv": [],
      "2-逐条-别名-两行表头.xlsx": [],
      "2-逐条-合并单元格-元.xlsx": [],
      "2-逐条.tsv": [],
      "2-逐条.xlsx": [],
      "3-申报表-上下相连.xlsx": [],
      "3-申报表-每表一页.xlsx": [],
    }
  `)
})

test("a form also says when the project runs, why there is one, and what it is to reach in the end", async () => {
  const files = goldenFiles()
  const lives = async (name: string) =>
    (await read(files[name] ?? Buffer.alloc(0), name)).projects.map(({ life: { midterm, ...life } }) => ({
      ...life,
      midterm: midterm && Object.values(midterm).map(printWanExact).join(" "),
    }))
  const stated = {
    ...{ startsOn: "2024-01", endsOn: "2026-12", basis: "区政府第 12 次常务会议纪要", midtermGoal: "三年内把全部道路修好。" },
    midterm: "900.00 90.00 9.00",
  }
  expect(await lives("3-申报表-每表一页.xlsx")).toEqual([stated, stated, stated])
  expect(await lives("3-申报表-上下相连.xlsx")).toEqual([stated, stated, stated])
  expect(await lives("2-逐条.xlsx")).toEqual([{}, {}, {}].map((life) => ({ ...life, midterm: undefined })))
})

test("when a project runs, as people write it", () => {
  const written = [
    ...["2024年1月—2026年12月", "2024年01月至2026年12月", "2024.1-2026.12", "2024-2026年", "2024年－2026年", "2024/1/15—2026/12/31"],
    ...["2024年1月1日 至 2026年12月31日", "（2024年1月—2026年12月）", "2024—2026年度", "3年", "2024年起", "2024年1月—2026年13月"],
  ]
  expect(written.map((text) => `${text} → ${Object.values(readPeriod(text) ?? {}).join(" ") || "—"}`)).toEqual([
    "2024年1月—2026年12月 → 2024-01 2026-12",
    "2024年01月至2026年12月 → 2024-01 2026-12",
    "2024.1-2026.12 → 2024-01 2026-12",
    "2024-2026年 → 2024-01 2026-12",
    "2024年－2026年 → 2024-01 2026-12",
    "2024/1/15—2026/12/31 → 2024-01 2026-12",
    "2024年1月1日 至 2026年12月31日 → 2024-01 2026-12",
    "（2024年1月—2026年12月） → 2024-01 2026-12",
    "2024—2026年度 → 2024-01 2026-12",
    "3年 → —",
    "2024年起 → —",
    "2024年1月—2026年13月 → —",
  ])
  expect(["2024年1月", "2024-01-15", "202401", "45292", "2024", "1月"].map((text) => readMonth(text, "01"))).toEqual([
    ...["2024-01", "2024-01", "2024-01", "2024-01", "2024-01", null],
  ])
})

test("the twelve planted faults, and nothing else, in their cells; the corrected file is clean", async () => {
  const { problems } = await read(plantedFile(false), "错.xlsx")
  expect(problems.map(({ row, column, code }) => ({ row, column, code })).toSorted((a, b) => a.row - b.row || a.column - b.column)).toEqual(
    plantedFaults,
  )
  expect((await read(plantedFile(true), "对.xlsx")).problems).toEqual([])
})

test("an indicator called like a footer is one, a footer is none; a unit of its own column joins a value that has a sign", async () => {
  const rows: TestCell[][] = [
    ["项目支出绩效目标申报表（单位：万元）"],
    ["项目名称", "甲项目"],
    ["年度资金总额", "1"],
    ["财政拨款", "1"],
    ["年度绩效目标", "目标"],
    ["一级指标", "二级指标", "三级指标", "指标值", "计量单位"],
    ["产出指标", "质量指标", "抽检合格率", "≥90", "%"],
    [null, null, "审核及时率", "95", "%"],
    [null, null, "下发份数", "10-20", "份"],
    ["填表人：张三", null, "联系电话：", "123"],
  ]
  const { projects, problems } = await read(xlsxOf({ name: "表", rows }), "表.xlsx")
  expect(projects.flatMap(({ indicators }) => indicators.map(({ name, raw }) => `${name} ${raw}`))).toEqual([
    "抽检合格率 ≥90%",
    "审核及时率 95%",
    "下发份数 10-20份",
  ])
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([])
})

test("what is not understood is told with its place", async () => {
  const head = ["项目名称", "财政拨款（万元）", "绩效目标", "一级指标", "三级指标", "指标值"]
  const row: TestCell[] = ["甲", "1", "目标", "产出指标", "数量", "≥3个"]
  const sheets: Record<string, TestCell[][]> = {
    "empty form": [head],
    "no header": [["张三", "李四"], ["王五"]],
    "a header without projects": [head.slice(1), row.slice(1)],
    "no currency": [head.map((text) => text.replace("（万元）", "")), row],
    "total without sources": [["项目名称", "预算数（万元）", "绩效目标", "一级指标", "三级指标", "指标值"], row],
    "two columns of the same kind": [
      [...head, "目标值"],
      [...row, "≥4个"],
    ],
    "a subtotal nobody named": [head, ["某某一处", "1", null, null, null, null], row],
    "sums that do not add up": [head, row, ["合计", "2.00"]],
    "a sum in yuan off by less than 0.01 万元": [head.map((text) => text.replace("万元", "元")), row.with(1, "12,345"), ["合计", "12,300"]],
    "a sum rounded to 0.01 万元 is right": [head, row.with(1, "1.2345"), ["合计", "1.23"]],
    "a period that ends before it begins": [
      [...head, "项目开始年月", "项目结束年月"],
      [...row, "2026-05", "2026-01"],
    ],
    "a period nobody understands": [
      [...head, "项目期"],
      [...row, "2024年起逐步实施"],
    ],
    "only how long": [
      [...head, "项目期"],
      [...row, "三年"],
    ],
    "a line without project": [head, [null, null, null, "产出指标", "数量", "≥3个"]],
    "a level nobody wrote": [head, ["甲", "1", "目标", null, "数量", "≥3个"]],
    "all values the same": [head, ...Array.from({ length: 9 }, (_, at): TestCell[] => ["甲", "1", "目标", "产出指标", `数量${at}`, "100"])],
    "misread signs": [head, [...row.slice(0, 5), "292%"], [...row.slice(0, 4), "比率", "0.95%"], [...row.slice(0, 4), "人数", "？30人"]],
    "lost digits": [head, ["甲", { n: "1234567890123456789", style: 0 }, "目标", "产出指标", "数量", "≥3个"]],
    "yuan with too many decimals": [head.map((text) => text.replace("万元", "元")), ["甲", "1.234", "目标", "产出指标", "数量", "≥3个"]],
  }
  const said: Record<string, string[]> = {}
  for (const [name, rows] of Object.entries(sheets))
    said[name] = printImport({ ...(await read(xlsxOf({ name: "表", rows }), "表.xlsx")), projects: [] })
  expect(said).toMatchInlineSnapshot(`
    {
      "a header without projects": [
        "error 表!1 layout_unknown “财政拨款（万元）、绩效目标、一级指标、三级指标、指标值” 第 1 行像是表头，但缺少“项目名称”一列。可以在导入页面逐列指定。",
        "asks mapping",
      ],
      "a level nobody wrote": [
        "error 表!D2 category_missing “” 这一行没有一级指标，上面也没有可以沿用的。",
      ],
      "a line without project": [
        "error 表!A2 project_missing “” 这一行有指标，但没有写是哪个项目的。",
      ],
      "a period nobody understands": [
        "error 表!G2 month_unreadable “2024年起逐步实施” 项目起止时间看不懂，没有读取。",
      ],
      "a period that ends before it begins": [
        "error 表!H2 period_backwards “2026-01” 项目结束早于开始，请核对。",
      ],
      "a subtotal nobody named": [
        "error 表!A2 row_unclear “某某一处” 这一行只有名称和金额，分不清是项目还是小计。",
      ],
      "a sum in yuan off by less than 0.01 万元": [
        "error 表!B3 sum_mismatch “12,300” “财政拨款”的合计与各项目之和不一致。",
      ],
      "a sum rounded to 0.01 万元 is right": [],
      "all values the same": [
        "warning 表!F2 values_all_same “100” 全部 9 条指标的值都是“100”，像是填充出来的，请核对。",
      ],
      "empty form": [
        "error 表!0 empty_form “” 这是空表：有表头，没有填任何项目。",
      ],
      "lost digits": [
        "error 表!B2 number_imprecise “1234567890123456789” 这个数字超过 15 位，末尾几位已经丢失。",
      ],
      "misread signs": [
        "warning 表!F2 operator_misread “292%” “292%”可能是“≥92%”读错的。",
        "warning 表!F3 percent_fraction “0.95%” 不到 1%：可能是把 0.95 这样的小数当成了百分数，请核对。",
        "error 表!F4 operator_lost “？30人” 比较符变成了问号，可能是编码转换时丢失的，请核对原文。",
      ],
      "no currency": [
        "error 表!B1 currency_unknown “财政拨款” 表里没有写明金额单位，不能猜。请在导入页面选择，或在表头写明“单位：万元”。",
        "asks currency",
      ],
      "no header": [
        "error 表!1 layout_unknown “” 没有找到表头，看不出各列是什么。可以在导入页面逐列指定。",
        "asks mapping",
      ],
      "only how long": [
        "note 表!G2 period_without_months “三年” 没有写起止年月，这一项没有读取。",
      ],
      "sums that do not add up": [
        "error 表!B3 sum_mismatch “2.00” “财政拨款”的合计与各项目之和不一致。",
      ],
      "total without sources": [
        "error 表!B1 sources_missing “预算数（万元）” 表里只有总额，没有财政拨款、财政专户拨款、其他资金各是多少。",
      ],
      "two columns of the same kind": [
        "error 表!F1 column_unclear “指标值” 有不止一列像是“年度指标值”，请在导入页面指定用哪一列。",
        "asks mapping",
      ],
      "yuan with too many decimals": [
        "error 表!B2 amount_unreadable “1.234” “财政拨款”：金额精确到分，小数位数太多。",
      ],
    }
  `)
})

const real = readFileSync("db/demo/huadu-hrss-2023.txt", "utf8")
const parsedReal = parsePublishedText(real)
if (!parsedReal.ok) throw new Error("the demo table is not readable")
const { table } = parsedReal
const projects = table.units.flatMap((unit) => unit.projects)

const moneyOf = ({ amounts }: TextProject): string[] =>
  [totalOf(amounts), amounts.fiscal, amounts.specialAccount, amounts.other].map(printWanExact)

/** Operator, number and unit apart where that loses nothing; else the value whole. */
function splitValue(raw: string): string[] {
  const { operator, number, unit } = parseValue(raw)
  const sign = { gte: "≥", lte: "≤", gt: ">", lt: "<", eq: "=", range: "", none: "" }[operator]
  return number !== null && `${sign}${number}${unit ?? ""}` === raw ? [sign, number, unit ?? ""] : ["", raw, ""]
}

const realList = (): TestSheet => ({
  name: "逐条",
  rows: [
    ["金额单位：万元"],
    ["项目名称", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "一级指标", "三级指标", "计算符号", "指标值", "计量单位"],
    ...projects.flatMap((project) =>
      project.indicators.map(({ category, name, value }, at): TestCell[] => [
        ...(at === 0 ? [project.name, ...moneyOf(project), project.goal] : [null, null, null, null, null, null]),
        ...[categoryLabels[category], name, ...splitValue(value.raw)],
      ]),
    ),
  ],
})

const realForms = (): TestSheet[] =>
  projects.map((project, at) => {
    const [total = "", fiscal = "", special = "", other = ""] = moneyOf(project)
    return {
      name: `表${at + 1}`,
      rows: [
        ["项目支出绩效目标申报表"],
        ["项目名称", project.name],
        ["项目资金（万元）", "年度资金总额", total],
        [null, "其中：财政拨款", fiscal],
        [null, "财政专户拨款", special],
        [null, "其他资金", other],
        ["年度目标", project.goal],
        ["一级指标", "二级指标", "三级指标", "年度指标值"],
        ...project.indicators.map(({ category, name, value }): TestCell[] => [categoryLabels[category], null, name, value.raw]),
      ],
    }
  })

/** What was read, printed as the published table again. */
const printed = (found: readonly ReadProject[]): string => {
  const texts = found.map(({ name, amounts, goal, indicators }) => ({
    ...{ name, goal: goal ?? "", amounts: amounts ?? { fiscal: 0n, specialAccount: 0n, other: 0n } },
    indicators: indicators.map((row, at) => ({ seq: at + 1, category: row.category, name: row.name, value: parseValue(row.raw) })),
  }))
  const [unit] = table.units
  return printPublishedText({ ...table, units: [{ name: unit?.name ?? "", projects: texts }] })
}

test("the real table through every shape is the published text again", { timeout: 240_000 }, async () => {
  const original = printPublishedText(table)
  for (const [name, bytes] of Object.entries({
    "原表.txt": Buffer.from(real),
    "逐条.xlsx": xlsxOf(realList()),
    "申报表.xlsx": xlsxOf(...realForms()),
  })) {
    const found = await read(bytes, name)
    expect(found.problems.filter(({ severity }) => severity === "error")).toEqual([])
    expect(printed(found.projects), name).toBe(original)
  }
})

test("fuzz: any arrangement of labels, texts and amounts is read or told, never broken", { timeout: 240_000 }, () => {
  const cell = fc.constantFrom(
    ...[
      "",
      "项目名称",
      "财政拨款（万元）",
      "其他资金",
      "绩效目标",
      "绩效指标",
      "一级指标",
      "二级指标",
      "三级指标",
      "指标值",
      "单位：元",
      "合计",
      "注：无",
    ],
    ...[
      "甲",
      "乙项目",
      "12.50",
      "-3",
      "１，０００",
      "产出指标",
      "数量指标",
      "≥90%",
      "1、产出指标：数，年度指标值：3。",
      "#REF!",
      "项目支出绩效目标申报表",
      "\u202e倒",
    ],
  )
  const merge = fc
    .tuple(fc.nat(7), fc.nat(5), fc.nat(4), fc.nat(3))
    .map(([top, left, height, width]) => ({ top: top + 1, left: left + 1, bottom: top + 1 + height, right: left + 1 + width }))
  const sheet = fc.record({
    rows: fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 14 }),
    merges: fc.array(merge, { maxLength: 4 }),
  })
  fc.assert(
    fc.property(sheet, ({ rows, merges }) => {
      const numbered = rows.map((cells, at) => ({ number: at + 1, hidden: false, cells }))
      const found = readImport({
        kind: "xlsx",
        notes: [],
        sheets: [{ name: "表", hidden: false, rows: numbered, merges, oddities: new Map() }],
      })
      // Nothing is silent: what yields no project yields a sentence.
      expect(found.projects.length + found.problems.length + found.notes.length).toBeGreaterThan(
        rows.some((cells) => cells.some(Boolean)) ? 0 : -1,
      )
      for (const { row, column } of found.problems) expect([row >= 0, column >= 0]).toEqual([true, true])
    }),
    { numRuns: 500 },
  )
})
