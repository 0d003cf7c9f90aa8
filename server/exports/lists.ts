// The lists that can be taken along as a file, each from the procedure of its page. A new list is one more line of `lists`.
import type { inferRouterOutputs } from "@trpc/server"
import { severityLabels } from "#server/domain/checks/settings.ts"
import { requestKindLabels, requestStateLabels } from "#server/domain/deadline-request.ts"
import { stateLabel } from "#server/domain/labels.ts"
import { libraryScopes, librarySignLabels, libraryStates } from "#server/domain/library.ts"
import type { ListName } from "#server/domain/list-files.ts"
import { dutyWords } from "#server/domain/publication-duty.ts"
import { categoryLabels, subcategoryLabel } from "#server/domain/published-table.ts"
import { type Queue, queueLabel, queues } from "#server/domain/queues.ts"
import { roleLabels } from "#server/domain/roles.ts"
import type { AppRouter } from "#server/router.ts"
import type { createCallerFactory } from "#server/trpc.ts"
import type { ListColumn, ListFile } from "./list.ts"

type Api = ReturnType<ReturnType<typeof createCallerFactory<AppRouter["_def"]["record"]>>>
type Outputs = inferRouterOutputs<AppRouter>
/** What the page's address said. */
export type Asked = Readonly<Record<string, string | undefined>>

type Card = Outputs["targets"]["queue"]["rows"][number]
const cardColumns: readonly ListColumn<Card>[] = [
  { header: "项目代码", width: 18, of: ({ project }) => project.code },
  { header: "项目名称", width: 30, of: ({ project }) => project.name },
  { header: "单位", width: 26, of: ({ unit }) => unit.name },
  { header: "主管部门", width: 26, of: ({ department }) => department.name },
  { header: "申报轮次", width: 14, of: ({ roundName }) => roundName },
  { header: "状态", width: 14, of: ({ state, round }) => stateLabel(state, round) },
  { header: "总计（万元）", width: 14, of: ({ total }) => total },
  { header: "指标（条）", width: 10, of: ({ indicatorCount }) => indicatorCount },
  { header: "未关闭意见（条）", width: 14, of: ({ openPoints }) => openPoints },
  { header: "提交人", width: 10, of: ({ submittedBy }) => submittedBy },
  { header: "更新时间", width: 17, of: ({ updatedAt }) => updatedAt },
]

type LibraryRow = Outputs["library"]["list"]["rows"][number]
const libraryColumns: readonly ListColumn<LibraryRow>[] = [
  { header: "三级指标", width: 28, of: ({ name }) => name },
  { header: "一级指标", width: 12, of: ({ category }) => categoryLabels[category] },
  { header: "二级指标", width: 18, of: ({ subcategory }) => subcategory && subcategoryLabel(subcategory) },
  { header: "计算符号", width: 10, of: ({ sign }) => librarySignLabels[sign] },
  { header: "计量单位", width: 10, of: ({ unit }) => unit },
  { header: "参考值", width: 14, of: ({ referenceValue }) => referenceValue },
  { header: "解释或公式", width: 40, of: ({ explanation }) => explanation },
  { header: "评分标准", width: 30, of: ({ scoring }) => scoring },
  { header: "数据来源", width: 18, of: ({ dataSource }) => dataSource },
  { header: "适用项目", width: 18, of: ({ appliesTo }) => appliesTo },
  {
    header: "范围",
    width: 20,
    of: ({ scope, departmentName, industry }) => [libraryScopes[scope], departmentName ?? industry].filter(Boolean).join("："),
  },
  { header: "状态", width: 10, of: ({ state }) => libraryStates[state] },
  { header: "采用（项目）", width: 12, of: ({ used }) => used },
  { header: "出处", width: 24, of: ({ source }) => source },
]

type RuleRow = Outputs["checks"]["rules"]["rows"][number]
const ruleColumns: readonly ListColumn<RuleRow>[] = [
  { header: "规则", width: 24, of: ({ title }) => title },
  { header: "说明", width: 50, of: ({ description }) => description },
  { header: "依据", width: 40, of: ({ source }) => source },
  { header: "程度", width: 14, of: ({ severity, setting }) => severityLabels[setting.severity ?? severity] },
  { header: "出现（处）", width: 10, of: ({ fired }) => fired },
  { header: "涉及项目", width: 10, of: ({ targets }) => targets },
  { header: "已说明（处）", width: 12, of: ({ answered }) => answered },
]

type DutyRow = Outputs["rounds"]["duties"]["rows"][number]
const dutyColumns: readonly ListColumn<DutyRow>[] = [
  { header: "代码", width: 12, of: ({ org }) => org.code },
  { header: "部门和单位", width: 34, of: ({ org }) => org.name },
  { header: "已批复（项）", width: 12, of: ({ approved }) => approved },
  { header: "未批复（项）", width: 12, of: ({ waiting }) => waiting },
  { header: "批复日期", width: 12, of: ({ repliedOn }) => repliedOn },
  { header: "批复文号", width: 20, of: ({ document }) => document },
  { header: "公开期限", width: 12, of: ({ duty }) => (duty.state === "no_reply" ? null : duty.due) },
  { header: "公开日期", width: 12, of: ({ duty }) => (duty.state === "published" ? duty.on : null) },
  { header: "时限", width: 18, of: ({ duty }) => dutyWords(duty) },
]

type RequestRow = Outputs["rounds"]["requests"][number]
const requestColumns: readonly ListColumn<RequestRow>[] = [
  { header: "申请", width: 14, of: ({ kind }) => requestKindLabels[kind] },
  { header: "状态", width: 10, of: ({ state }) => requestStateLabels[state] },
  { header: "单位", width: 26, of: ({ unitName }) => unitName },
  { header: "项目", width: 30, of: ({ projectName }) => projectName },
  { header: "轮次", width: 14, of: ({ roundName }) => roundName },
  { header: "理由", width: 40, of: ({ reason }) => reason },
  { header: "申请人", width: 10, of: ({ askedBy }) => askedBy },
  { header: "申请时间", width: 17, of: ({ askedAt }) => askedAt },
  { header: "希望延长到", width: 17, of: ({ wantedUntil }) => wantedUntil },
  { header: "延长到", width: 17, of: ({ grantedUntil }) => grantedUntil },
  { header: "答复人", width: 10, of: ({ decidedBy }) => decidedBy },
  { header: "答复时间", width: 17, of: ({ decidedAt }) => decidedAt },
  { header: "答复", width: 30, of: ({ decisionNote }) => decisionNote },
]

type StaffRow = Outputs["staff"]["list"]["rows"][number]
const staffColumns: readonly ListColumn<StaffRow>[] = [
  { header: "登录名", width: 16, of: ({ login }) => login },
  { header: "姓名", width: 12, of: ({ name }) => name },
  { header: "账号", width: 8, of: ({ disabled }) => (disabled ? "停用" : "有效") },
  {
    ...{ header: "岗位", width: 60 },
    of: ({ posts }) => posts.map(({ role, orgName, holds }) => `${orgName} ${roleLabels[role]}${holds ? "" : "（已到期）"}`).join("；"),
  },
]

/** All pages of a list that is counted in pages. */
async function* paged<Row>(read: (page: number) => Promise<{ rows: Row[]; total: number; pageSize: number }>): AsyncGenerator<Row> {
  for (let page = 1; ; page += 1) {
    const { rows, total, pageSize } = await read(page)
    yield* rows
    if (page * pageSize >= total) return
  }
}

async function* cards(api: Api, queue: Queue): AsyncGenerator<Card> {
  for (let key: string | null = ""; key !== null; ) {
    const found: Outputs["targets"]["queue"] = await api.targets.queue({ queue, ...(key && { cursor: { way: "after", key } }) })
    yield* found.rows
    key = found.after
  }
}

async function* each<Row>(read: Promise<readonly Row[]>): AsyncGenerator<Row> {
  yield* await read
}

const queueOf = (asked: string | undefined): Queue => queues.find((queue) => queue === asked) ?? "pending"
const yearOf = ({ year }: Asked) => (year && /^\d{4}$/.test(year) ? { year: Number(year) } : {})

const describe = <Row>(file: ListFile<Row>): ListFile<Row> => file

export const lists = {
  queue: async (api: Api, asked: Asked) => {
    const queue = queueOf(asked.queue)
    const { acting } = await api.people.me()
    return describe({ title: queueLabel(queue, acting.role), columns: cardColumns, rows: cards(api, queue) })
  },
  library: (api: Api, { q, category, state }: Asked) => {
    const filter = { ...(q && { q }), ...(category && { category }), ...(state && { state }) } as object
    return describe({ title: "指标库", columns: libraryColumns, rows: paged((page) => api.library.list({ ...filter, page })) })
  },
  rules: (api: Api, asked: Asked) =>
    describe({ title: "检查规则", columns: ruleColumns, rows: each(api.checks.rules(yearOf(asked)).then(({ rows }) => rows)) }),
  duties: (api: Api, asked: Asked) =>
    describe({ title: "公开时限", columns: dutyColumns, rows: each(api.rounds.duties(yearOf(asked)).then(({ rows }) => rows)) }),
  requests: (api: Api) => describe({ title: "延期与退改", columns: requestColumns, rows: each(api.rounds.requests()) }),
  people: (api: Api, { q }: Asked) =>
    describe({ title: "人员", columns: staffColumns, rows: paged((page) => api.staff.list({ ...(q && { q }), page })) }),
} as const satisfies Record<ListName, (api: Api, asked: Asked) => unknown>
