// Every word of the workflow that people read, in one place. Buttons carry exactly these words.
import { type Action, type Decider, decide, type State, type Subject, type Why } from "./workflow.ts"

export const stateLabels = {
  draft: "草稿",
  unit_review: "待单位审核",
  department_review: "待主管部门审核",
  finance_review: "待财政审核",
  finance_approval: "待财政审批",
  approved: "已批复",
} as const satisfies Record<State, string>

const actionLabels = {
  save: "保存",
  submit: "提交",
  withdraw: "撤回",
  accept: "受理",
  approve: "通过",
  return: "退回",
  transfer: "转办",
  undo: "撤销",
  revise: "修订",
  reopen: "重新打开",
} as const satisfies Record<Action, string>

/** The final approval has a name of its own: 批复. */
export const actionLabel = (action: Action, state: State): string =>
  action === "approve" && state === "finance_approval" ? "批复" : actionLabels[action]

/** What the log calls things that happened; importing history is an event but no act a person may choose. */
export const eventLabel = (action: string, from: State | null): string => {
  if (action === "create") return "新建"
  if (action === "load_history") return "导入历史数据"
  if (action === "hand_over") return "移交"
  if (action === "urge") return "催办"
  if (action === "copy") return "抄送"
  if (action === "end_copy") return "收回抄送"
  return from ? actionLabel(action as Action, from) : (actionLabels[action as Action] ?? action)
}

/** A draft that came back is called what people call it. */
export const stateLabel = (state: State, round: number): string => (state === "draft" && round > 0 ? "待修改" : stateLabels[state])

const sentences = {
  role: "这一步不由您现在的身份办理。",
  state: "该项目现在的状态不能这样办理，请刷新后再看。",
  own: "您提交的项目要由别人来审核，不能自己审核。",
  note: "请写明理由。",
  held: "该项目已由同事受理；如需由您办理，请先点“受理”接手。",
  taken_up: "审核人已经受理，不能再撤回；如需修改，请联系审核人退回。",
  not_submitter: "只有提交人本人可以撤回。",
  nothing_to_undo: "没有可以撤销的操作：之后已有人办理或修改。",
  not_your_act: "只能撤销自己刚才的操作。",
  not_open: "申报尚未开始，暂不能填报。",
  closed: "申报已经截止，不能再填报或提交。",
  goal: "不能退回到这一步，请重新选择。",
  unanswered: "还有退回意见没有答复，请逐条答复后再提交。",
  unclosed: "您提出的退回意见还有没关闭的，请逐条核对并关闭后再通过。",
  grade: "审核表的等级是“中”或“差”，不能通过，请退回单位修改。",
  sheet: "这个项目要先填写审核表，才能通过。",
  too_soon: "这一步已经催办过，还没有到可以再次催办的时间。",
  nobody: "现在没有可以催办的人：这一步没有人任职，请联系安全管理员。",
} as const satisfies Record<Why, string>

export const refusalSentence = (why: Why): string => sentences[why]

/** Why a unit's editor cannot edit now, in words; null when they can, or when editing is not their business anyway. */
export function lockReason(decider: Decider, subject: Subject, now: Date): string | null {
  const decision = decide(decider, subject, { action: "save", now })
  if (decision.ok || decision.why === "role") return null
  if (decision.why !== "state") return refusalSentence(decision.why)
  return subject.state === "approved"
    ? "已批复，内容不能直接修改；如需调整，请点“修订”。"
    : `现在是“${stateLabels[subject.state]}”，内容不能修改；如需修改，请先撤回或联系审核人退回。`
}
