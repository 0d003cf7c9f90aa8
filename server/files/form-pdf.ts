// The official forms of one target on A4: 申报表, 审核表, 批复表.
import { attachmentWords } from "#server/domain/attachment.ts"
import { printWan } from "#server/domain/money.ts"
import { type Amounts, amountLabels, categories, categoryLabels, subcategoryLabel, totalOf } from "#server/domain/published-table.ts"
import { gradeConsequences, gradeLabels, type StoredSheet } from "#server/domain/review-sheet.ts"
import { type IndicatorRow, projectKinds } from "#server/domain/target.ts"
import type { FormData, FormName } from "#server/forms/read.ts"
import { type Ink, margin, openPaper } from "./paper.ts"
import { type Cell, drawTable, type Pen, type Row, writeParagraph } from "./pdf-table.ts"

const size = 9
const titleInk: Ink = { size: 17, bold: true }
const lineInk: Ink = { size: 9 }
const day = new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai", dateStyle: "long" })

const names = { application: "申报表", review: "审核表", approval: "批复表" } as const satisfies Record<FormName, string>

const titleOf = (data: FormData): string => {
  const kind = data.form === "review" ? (data.sheet.mode === "points" ? "（重点项目）" : "（一般性项目）") : ""
  return `项目支出绩效目标${names[data.form]}${kind}`
}

/** "2026-303001-1-申报表.pdf" */
export const formFileName = (data: FormData): string =>
  `${data.frame.budgetYear}-${data.frame.project.code}-${data.frame.project.name}-绩效目标${names[data.form]}.pdf`

const label = (text: string, span = 1): Cell => ({ text, label: true, span })
const value = (text: string, span = 1): Cell => ({ text, span })
const money = (fen: bigint): Cell => ({ text: printWan(fen), right: true })

function factRows({ frame: { project, department, unit } }: FormData): Row[] {
  return [
    [label("项目名称"), value(project.name, 3)],
    [label("项目代码"), value(project.code), label("项目类别"), value(projectKinds[project.kind])],
    [
      label("主管部门及代码"),
      value(`${department.name}（${department.code}）`),
      label("项目属性"),
      value(project.continuing ? "延续" : "新增"),
    ],
    [label("实施单位及代码"), value(`${unit.name}（${unit.code}）`), label("密级"), value(project.secret ? "涉密" : "非涉密")],
  ]
}

/** 项目期 and 立项依据, where they are filled in. */
function lifeRows({ content: { form } }: FormData): Row[] {
  if (!form) return []
  const period = [form.startsOn, form.endsOn].filter(Boolean).join(" 至 ")
  return [[label("项目期"), value(period)], ...(form.basis ? [[label("立项依据"), value(form.basis)]] : [])]
}

const sourcesOf = (amounts: Amounts): Cell[] => [totalOf(amounts), amounts.fiscal, amounts.specialAccount, amounts.other].map(money)
const sourceLabels = Object.values(amountLabels).map((name) => label(name))

const moneyRows = ({ content: { amounts, form } }: FormData): Row[] => [
  [label("资金（万元）"), ...sourceLabels],
  ...(form ? [[label("中期资金"), ...sourcesOf(form.midterm)]] : []),
  [label("年度资金"), ...sourcesOf(amounts)],
]

const goalRows = ({ content: { goal, form } }: FormData): Row[] => [
  ...(form?.midtermGoal ? [[label("中期目标"), value(form.midtermGoal)]] : []),
  [label("年度目标"), value(goal)],
]

/** In the order of forms; within a category as the unit has them. */
const ordered = (rows: readonly IndicatorRow[]): IndicatorRow[] =>
  categories.flatMap((category) => rows.filter((row) => row.category === category))

type Column = { head: string; part: number; cell: (row: IndicatorRow) => Cell }

/** 中期指标值 and 分值 only where a row has one. */
function columnsOf(rows: readonly IndicatorRow[]): Column[] {
  const midterm: Column = { head: "中期指标值", part: 0.2, cell: ({ midtermRaw }) => value(midtermRaw ?? "") }
  const weight: Column = { head: "分值", part: 0.07, cell: (row) => ({ text: row.weight ?? "", right: true }) }
  return [
    { head: "三级指标", part: 0.32, cell: ({ name }) => value(name) },
    ...(rows.some(({ midtermRaw }) => midtermRaw) ? [midterm] : []),
    { head: "年度指标值", part: 0.24, cell: ({ raw }) => value(raw) },
    ...(rows.some((row) => row.weight) ? [weight] : []),
  ]
}

function* indicatorRows(all: readonly IndicatorRow[], columns: readonly Column[]): Generator<Row> {
  let before: IndicatorRow | undefined
  for (const row of ordered(all)) {
    const sameCategory = before?.category === row.category
    const second = row.subcategory === null ? "" : subcategoryLabel(row.subcategory)
    yield [
      { text: categoryLabels[row.category], joined: sameCategory },
      { text: second, joined: sameCategory && second !== "" && before?.subcategory === row.subcategory },
      ...columns.map(({ cell }) => cell(row)),
    ]
    before = row
  }
}

/** The parts, made to fill the room. */
function share(room: number, parts: readonly number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => (room * part) / whole)
}

/** What lies beside the form; the hash of a version covers the bytes of these files too. */
const attachmentRows = ({ content: { attachments = [] } }: FormData): Row[] =>
  attachments.length === 0
    ? []
    : [[label("附件"), value(attachments.map((file, place) => `${place + 1}. ${attachmentWords(file)}`).join("\n"))]]

async function drawIndicators(pen: Pen, rows: readonly IndicatorRow[]): Promise<void> {
  const columns = columnsOf(rows)
  const head = [["一级指标", "二级指标", ...columns.map((column) => column.head)].map((text) => label(text))]
  const widths = share(pen.paper.room, [0.14, 0.18, ...columns.map(({ part }) => part)])
  await drawTable(pen, { widths, head, rows: indicatorRows(rows, columns), size })
}

const twoColumns = [0.18, 0.82]
const factColumns = [0.18, 0.42, 0.16, 0.24]

async function drawContent(pen: Pen, data: FormData): Promise<void> {
  const { room } = pen.paper
  await drawTable(pen, { widths: share(room, factColumns), rows: factRows(data), size })
  await drawTable(pen, { widths: share(room, twoColumns), rows: lifeRows(data), size })
  await drawTable(pen, { widths: share(room, [0.18, 0.205, 0.205, 0.205, 0.205]), rows: moneyRows(data), size })
  await drawTable(pen, { widths: share(room, twoColumns), rows: goalRows(data), size })
  await drawIndicators(pen, data.content.indicators)
  await drawTable(pen, { widths: share(room, twoColumns), rows: attachmentRows(data), size })
}

const resultOf = ({ points, grade }: StoredSheet["items"][number]): string =>
  points === null ? (grade ? gradeLabels[grade] : "") : String(points)

function* sheetRows({ items }: StoredSheet): Generator<Row> {
  for (const [place, item] of items.entries())
    yield [
      { text: item.criterion, joined: items[place - 1]?.criterion === item.criterion },
      value(item.label),
      { text: String(item.maxPoints), right: true },
      { text: resultOf(item), right: true },
    ]
}

async function drawSheet(pen: Pen, data: FormData & { form: "review" }): Promise<void> {
  const { sheet } = data
  const { room } = pen.paper
  const head = [["审核内容", "审核要点", "分值", sheet.mode === "points" ? "得分" : "评级"].map((text) => label(text))]
  await drawTable(pen, { widths: share(room, factColumns), rows: factRows(data), size })
  await drawTable(pen, { widths: share(room, [0.18, 0.58, 0.12, 0.12]), head, rows: sheetRows(sheet), size })
  const result = `${sheet.total === null ? "" : `合计 ${sheet.total} 分，`}等级：${gradeLabels[sheet.grade]}。${gradeConsequences[sheet.grade]}`
  const rows: Row[] = [
    [label("审核结果"), value(result)],
    [label("审核意见"), value(sheet.opinion || "（无）")],
  ]
  await drawTable(pen, { widths: share(room, twoColumns), rows, size })
}

const signatures = {
  application: "单位负责人（签字）：　　　　　　　　　填报人（签字）：　　　　　　　　　填报日期：　　　　年　　月　　日",
  review: "审核人（签字）：　　　　　　　　　审核科室（盖章）：　　　　　　　　　审核日期：　　　　年　　月　　日",
  approval: "财政资金管理科室（盖章）：　　　　　　　　　　　　　财政绩效管理科室（盖章）：",
} as const satisfies Record<FormName, string>

function writeTop(data: FormData, pen: Pen): void {
  const { paper } = pen
  const title = titleOf(data)
  paper.write(title, (paper.width - paper.measure(titleInk)(title)) / 2, pen.y, titleInk)
  pen.y += 30
  const right = "单位：万元"
  const decided = data.form === "approval" ? `　批复单位：${data.decidedBy}　批复日期：${day.format(data.decidedAt)}` : ""
  paper.write(`${data.frame.budgetYear} 年度　${data.frame.roundName}${decided}`, margin.side, pen.y, lineInk)
  paper.write(right, paper.width - margin.side - paper.measure(lineInk)(right), pen.y, lineInk)
  pen.y += 16
}

/** The form as a document. */
export async function printForm(data: FormData): Promise<Buffer> {
  const paper = openPaper({
    title: `${data.frame.project.name} ${titleOf(data)}`,
    landscape: false,
    at: data.at,
    footer: `${data.stand}　内容校验码（SHA-256）：${data.hash}`,
  })
  const pen: Pen = { paper, y: margin.top }
  writeTop(data, pen)
  await (data.form === "review" ? drawSheet(pen, data) : drawContent(pen, data))
  pen.y += 14
  writeParagraph(pen, signatures[data.form], lineInk)
  return paper.finish()
}
