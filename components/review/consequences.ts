// What each act will do, said before it is done. Words only: whether it may be done is in `can`.
import type { Move, State } from "#server/domain/workflow.ts"

const sentences = {
  submit: "提交后交给下一步审核人办理，内容不能再改。在主管部门或财政受理之前，您可以撤回。",
  withdraw: "撤回后回到草稿，由本单位继续修改；改好以后要重新提交。",
  accept: "受理后由您负责办理，提交单位不能再撤回。",
  approve: "通过后送到下一步办理。在下一步有人办理之前，您可以撤销。",
  return: "退回后由对方修改或重新办理，您写的理由会原样显示给对方。",
  transfer: "转办后由您选定的同事办理；在对方办理之前，您可以撤销。说明写入办理记录，单位也能看到。",
  undo: "撤销您刚才的操作，项目回到操作之前的状态。撤销会写入办理记录。",
  revise: "修订会把项目变成可以修改的草稿，改好后按同样的程序重新提交、审核、批复。在新版本批复之前，已批复的版本继续有效。",
  reopen: "重新打开后，项目退回单位修改，再按同样的程序办理。在新版本批复之前，已批复的版本继续有效。",
} as const satisfies Record<Move, string>

const finalApproval = "批复后即为正式的绩效目标，可以按程序公开。在有人继续办理之前，您可以撤销。"

export const consequence = (action: Move, state: State): string =>
  action === "approve" && state === "finance_approval" ? finalApproval : sentences[action]

const done = {
  submit: "已提交",
  withdraw: "已撤回",
  accept: "已受理",
  approve: "已通过",
  return: "已退回",
  transfer: "已转办",
  undo: "已撤销",
  revise: "已转为修订草稿",
  reopen: "已重新打开",
} as const satisfies Record<Move, string>

/** What is said afterwards. */
export const doneWords = (action: Move, state: State): string =>
  action === "approve" && state === "finance_approval" ? "已批复" : done[action]
