// Golden files: the same three made-up projects in every shape and with every oddity that people's tables have. `scripts/golden.ts`
// writes them to a folder, to be opened in a spreadsheet; the tests read them here.
import { partsOf, type TestCell, type TestSheet, xlsxOf, zipOf } from "#server/files/test-xlsx.ts"

type Line = readonly [category: string, subcategory: string, name: string, operator: string, number: string, unit: string]
type Project = {
  code: string
  name: string
  fiscal: string
  special: string
  other: string
  total: string
  goal: string
  lines: readonly Line[]
}

/** Amounts in 万元. */
export const goldenProjects: readonly Project[] = [
  {
    ...{ code: "401002-G1", name: "道路养护专项经费", fiscal: "120.50", special: "0.00", other: "10.00", total: "130.50" },
    goal: "修补道路 30 公里，投诉减少一成，市民出行更安全。",
    lines: [
      ["产出指标", "数量指标", "修补道路里程", "≥", "30", "公里"],
      ["产出指标", "质量指标", "验收合格率", "≥", "98", "%"],
      ["效益指标", "社会效益指标", "道路投诉下降率", "≥", "10", "%"],
      ["满意度指标", "服务对象满意度指标", "市民满意度", "≥", "90", "%"],
    ],
  },
  {
    ...{ code: "401002-G2", name: "桥梁检测服务费", fiscal: "36.00", special: "4.20", other: "0.00", total: "40.20" },
    goal: "完成 25 座桥梁的定期检测，及时排除隐患。",
    lines: [
      ["产出指标", "数量指标", "检测桥梁数量", "=", "25", "座"],
      ["产出指标", "时效指标", "检测完成时间", "", "11月30日前完成", ""],
      ["效益指标", "可持续影响指标", "隐患整改率", "=", "100", "%"],
      ["满意度指标", "服务对象满意度指标", "沿线居民满意度", "≥", "85", "%"],
    ],
  },
  {
    ...{ code: "401002-G3", name: "应急抢险物资储备", fiscal: "58.30", special: "0.00", other: "0.00", total: "58.30" },
    goal: "储备抢险物资 12 类，险情发生后 2 小时内到场。",
    lines: [
      ["产出指标", "数量指标", "储备物资种类", "≥", "12", "类"],
      ["效益指标", "社会效益指标", "抢险到场时间", "≤", "2", "小时"],
      ["满意度指标", "服务对象满意度指标", "受援单位满意度", "≥", "90", "%"],
    ],
  },
]

export const goldenUnit = { code: "401002", name: "公路所" }
const sum = { total: "229.00", fiscal: "214.80", special: "4.20", other: "10.00" }
const yuan = (wan: string): number => Math.round(Number(wan) * 10_000)
const rawOf = ([, , , operator, number, unit]: Line): string => `${operator}${number}${unit}`
const cellOf = ({ lines }: Project): string =>
  lines.map((line, at) => `${at + 1}、${line[0]}：${line[2]}，年度指标值：${rawOf(line)}。`).join("")

const publishedHead = ["项目名称（资金使用单位）", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标"]
const money = ({ total, fiscal, special, other }: { total: string; fiscal: string; special: string; other: string }): string[] => [
  total,
  fiscal,
  special,
  other,
]

/** Shape 1, as published. */
const publishedRows = (): TestCell[][] => [
  ["项目支出绩效目标表（含转移支付项目）"],
  [`单位名称：${goldenUnit.name}`],
  ["单位：万元"],
  publishedHead,
  ["合计", ...money(sum)],
  [goldenUnit.name, ...money(sum)],
  ...goldenProjects.map((project) => [project.name, ...money(project), project.goal, cellOf(project)]),
]

const listHead = [
  "项目代码",
  "项目名称",
  "财政拨款（万元）",
  "财政专户拨款（万元）",
  "其他资金（万元）",
  "绩效目标",
  "一级指标",
  "二级指标",
  "三级指标",
  "指标性质",
  "指标值",
  "度量单位",
  "权重",
  "指标方向性",
]
const listLine = (project: Project, line: Line): TestCell[] => [
  ...[project.code, project.name, project.fiscal, project.special, project.other, project.goal],
  ...line.slice(0, 3),
  ...[line[3] || "定性", line[4], line[5], "25"],
  line[3] === "≤" ? "反向指标" : line[3] === "≥" ? "正向指标" : line[3] === "=" ? "等于" : "",
]
const listRows = (): TestCell[][] => goldenProjects.flatMap((project) => project.lines.map((line) => listLine(project, line)))

const blank = (row: readonly TestCell[], from: number, to: number): TestCell[] =>
  row.map((cell, at) => (at >= from && at < to ? null : cell))

/** Project cells merged over their rows, and levels over theirs. */
function mergedSheet(): TestSheet {
  const rows: TestCell[][] = [["项目支出绩效目标申报表"], ["金额单位：元"], listHead.map((text) => text.replace("（万元）", ""))]
  const merges = ["A1:N1"]
  for (const project of goldenProjects) {
    const first = rows.length + 1
    project.lines.forEach((line, at) => {
      const row: TestCell[] = listLine(
        { ...project, fiscal: String(yuan(project.fiscal)), special: String(yuan(project.special)), other: String(yuan(project.other)) },
        line,
      )
      const repeats = project.lines[at - 1]?.[0] === line[0]
      rows.push(at === 0 ? row : blank(blank(row, 0, 6), 6, repeats ? 7 : 6))
    })
    for (const column of "ABCDEF") merges.push(`${column}${first}:${column}${rows.length}`)
    if (project.lines[1]?.[0] === project.lines[0]?.[0]) merges.push(`G${first}:G${first + 1}`)
  }
  return { name: "申报表", rows, merges }
}

/** 申报表 of one project: cycle and year side by side, levels inherited from above. */
function formRows(project: Project): TestCell[][] {
  return [
    ["项目支出绩效目标申报表"],
    ["（2026年度）"],
    ["项目名称", project.name, null, null, "项目代码", project.code],
    ["主管部门", "交通局", null, null, "实施单位", goldenUnit.name],
    ["项目属性", "延续项目", null, null, "项目期", "2024年1月—2026年12月"],
    ["项目资金（万元）", "中期资金总额：", "999.00", null, "年度资金总额：", project.total],
    [null, "其中：财政拨款", "900.00", null, "其中：财政拨款", project.fiscal],
    [null, "财政专户拨款", "90.00", null, "财政专户拨款", project.special],
    [null, "其他资金", "9.00", null, "其他资金", project.other],
    ["总体目标", "中期目标（2024年—2026年）", null, null, "年度目标", null],
    [null, "三年内把全部道路修好。", null, null, project.goal, null],
    ["立项依据", "区政府第 12 次常务会议纪要", null, null, null, null],
    ["绩效指标", "一级指标", "二级指标", "三级指标", "中期指标值", "年度指标值"],
    ...project.lines.map((line, at): TestCell[] => {
      const above = project.lines[at - 1]
      return [
        null,
        above?.[0] === line[0] ? null : `${line[0]}（${30 + at}分）`,
        line[1].replace("指标", "\n指标"),
        line[2],
        "≥999",
        rawOf(line),
      ]
    }),
    ["填表人：张三", null, "联系电话：12345"],
  ]
}

const formMerges = (at: number): string[] => [
  `A${at + 1}:F${at + 1}`,
  `A${at + 6}:A${at + 9}`,
  `A${at + 10}:A${at + 11}`,
  `B${at + 11}:D${at + 11}`,
  `E${at + 11}:F${at + 11}`,
]

function stackedForms(): TestSheet {
  const rows: TestCell[][] = []
  const merges: string[] = []
  for (const project of goldenProjects) {
    merges.push(...formMerges(rows.length))
    rows.push(...formRows(project), [], [])
  }
  return { name: "全部项目", rows, merges }
}

const quoted = (rows: readonly (readonly TestCell[])[]): string =>
  rows.map((row) => row.map((cell) => `"${String(cell ?? "").replaceAll('"', '""')}"`).join(",")).join("\r\n")
const gb18030Of = new Map<string, Buffer>()

/** GB18030 has no encoder at hand: its two-byte part is the decoder read backwards. */
function gb18030(text: string): Buffer {
  if (gb18030Of.size === 0)
    for (let lead = 0x81; lead <= 0xfe; lead += 1)
      for (let trail = 0x40; trail <= 0xfe; trail += 1)
        if (trail !== 0x7f) gb18030Of.set(new TextDecoder("gb18030").decode(Uint8Array.of(lead, trail)), Buffer.of(lead, trail))
  return Buffer.concat([...text].map((char) => (char < "\u0080" ? Buffer.from(char) : (gb18030Of.get(char) ?? Buffer.from("?")))))
}

const tabbed = (rows: readonly (readonly TestCell[])[]): string => `${rows.map((row) => row.join("\t")).join("\n")}\n`

/** 项目 and 金额 columns in another order, under other names, over two header rows, with titles and notes around. */
const otherNames = (): TestCell[][] => [
  [`${goldenUnit.name}2026年项目绩效目标汇总表`],
  ["编制说明：请按项目逐条填写", null, null, null, null, null, null, null, null, "单位：万元"],
  [],
  ["序号", "项目名\n称", "绩效指标", null, null, null, null, "资金", null, null, "本年度目标", "本单位备注"],
  [
    null,
    null,
    "指标类型",
    "指标内容",
    "计算符号",
    "计划指标值（或计划水平）",
    "计量单位",
    "财政\n拨款",
    "单位资金",
    "财政专户管理资金",
    null,
    null,
  ],
  ...goldenProjects.flatMap((project, p) => [
    ...project.lines.map((line, at): TestCell[] => [
      ...[
        p + 1,
        project.name,
        line[0] === "产出指标" ? "项目完成" : line[0],
        line[2],
        line[3] === "≥" ? "不低于" : line[3],
        line[4],
        line[5],
      ],
      ...(at === 0 ? [project.fiscal, project.other, project.special, project.goal] : [null, null, null, null]),
      "自己的备注",
    ]),
  ]),
  [goldenUnit.name, `${goldenUnit.name}小计`, null, null, null, null, null, sum.fiscal, sum.other, sum.special],
  ["合计", "合计", null, null, null, null, null, sum.fiscal, sum.other, sum.special],
  [],
  ["注：本表由财务股汇总。"],
]

/** Formatted empty rows, hidden rows and sheets, text numbers, full-width digits, formulas with their values, marks nobody sees. */
function oddSheet(): TestSheet {
  const rows: TestCell[][] = [...listRows()]
  const [first = []] = rows
  rows[0] = first.map((cell, at) => (at === 2 ? "１２０．５０" : at === 4 ? { f: "5+5", v: 10 } : at === 8 ? "修补\u200F道路里程" : cell))
  rows[1] = (rows[1] ?? []).map((cell, at) => (at === 10 ? { n: "0.98", style: 2 } : at === 11 ? null : cell))
  const empty = Array.from({ length: 5 }, (): TestCell[] => listHead.map(() => null))
  return { name: "申报", rows: [listHead, ...rows, ...empty], hiddenRows: [6] }
}

/** Every golden file by its name; all hold the three projects and nothing else. */
export const goldenFiles = (): Record<string, Buffer> => ({
  "1-公开表.txt": Buffer.from(tabbed(publishedRows()).replaceAll("\n", "\n\n")),
  "1-公开表.xlsx": xlsxOf({ name: "Sheet1", rows: publishedRows(), merges: ["A1:G1"] }),
  "1-粘贴.txt": Buffer.from(tabbed(publishedRows().slice(2))),
  "2-逐条.xlsx": xlsxOf({ name: "逐条", rows: [listHead, ...listRows()] }),
  "2-逐条-合并单元格-元.xlsx": xlsxOf(mergedSheet()),
  "2-逐条-别名-两行表头.xlsx": xlsxOf({
    name: "汇总",
    rows: otherNames(),
    merges: ["A1:L1", "A4:A5", "B4:B5", "C4:G4", "H4:J4", "K4:K5", "L4:L5"],
  }),
  "2-逐条-utf8-bom.csv": Buffer.from(`\uFEFF${quoted([listHead, ...listRows()])}`),
  "2-逐条-gb18030.csv": gb18030(quoted([listHead, ...listRows()])),
  "2-逐条.tsv": Buffer.from(tabbed([listHead, ...listRows()])),
  "2-逐条-utf16.txt": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(tabbed([listHead, ...listRows()]), "utf16le")]),
  "2-怪事.xlsx": xlsxOf({ name: "填表说明", rows: [["请如实填写"]] }, oddSheet(), {
    name: "底稿",
    rows: [["项目名称", "三级指标"]],
    state: "hidden",
  }),
  "3-申报表-每表一页.xlsx": xlsxOf(
    ...goldenProjects.map((project, at) => ({ name: `项目${at + 1}`, rows: formRows(project), merges: formMerges(0) })),
  ),
  "3-申报表-上下相连.xlsx": xlsxOf(stackedForms()),
})

const at = (rows: TestCell[][], row: number, column: number, value: TestCell): void => {
  const line = rows[row - 1]
  if (line) line[column - 1] = value
}

/** Twelve faults, each in a cell of its own (sheet 逐条, rows and columns as the spreadsheet shows them). */
const faults: readonly { cell: [row: number, column: number]; wrong: TestCell; code: string }[] = [
  { cell: [2, 3], wrong: "十二万", code: "amount_unreadable" },
  { cell: [3, 8], wrong: "高质量指标", code: "subcategory_unknown" },
  { cell: [3, 10], wrong: "约等于", code: "operator_unknown" },
  { cell: [4, 7], wrong: "好处指标", code: "category_unknown" },
  { cell: [5, 11], wrong: { error: "#REF!" }, code: "cell_error" },
  { cell: [6, 4], wrong: "-4.20", code: "amount_unreadable" },
  { cell: [7, 9], wrong: "检测\u0007完成时间", code: "text_refused" },
  { cell: [8, 14], wrong: "向上", code: "better_unknown" },
  { cell: [9, 6], wrong: "另一个目标", code: "project_differs" },
  { cell: [10, 11], wrong: { f: "SUM(A1:A9)" }, code: "formula_empty" },
  { cell: [11, 9], wrong: { xml: '<c r="I11" t="inlineStr"><is><t>坏&#xD800;字</t></is></c>' }, code: "text_refused" },
  { cell: [12, 11], wrong: "?90", code: "operator_lost" },
]

export const plantedFaults = faults.map(({ cell: [row, column], code }) => ({ row, column, code }))

const plantedRows = (): TestCell[][] => [listHead, ...listRows()].map((row) => [...row])

/** The file with its faults, its right values, and beside them a column and a sheet of the user's own. */
export function plantedFile(corrected: boolean): Buffer {
  const rows = plantedRows().map((row, number) => [...row, number === 0 ? "经办备注" : `备注${number}`])
  if (!corrected) for (const { cell, wrong } of faults) at(rows, cell[0], cell[1], wrong)
  // A unit column that hides the lost sign of the last fault would mend it: the value is written whole there.
  return zipOf(
    partsOf([
      { name: "逐条", rows },
      { name: "我的底稿", rows: [["这一页", { f: "1+1", v: 2 }]] },
    ]),
  )
}
