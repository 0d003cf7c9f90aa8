// What stands above a queue and in an empty one.
import { countWords, type Queue } from "#server/domain/queues.ts"
import type { Role } from "#server/domain/roles.ts"
import { deskOf } from "#server/domain/workflow.ts"

const leads: Record<Queue, string> = {
  pending: "",
  decided: "您已通过、正在后面步骤办理或已经批复的项目，最近变动的在前。",
  returned: "被退回、还没有重新提交的项目，最近变动的在前。",
  handled: "您以现在的身份办理过的全部项目，最近变动的在前。",
}

export function queueLead(queue: Queue, role: Role, counts: Record<Queue, number>): string | null {
  if (queue === "decided" && role === "editor") return "您已提交、正在审核或已经批复的项目，最近变动的在前。"
  if (queue !== "pending") return leads[queue]
  if (counts.pending === 0) return null
  return `有 ${countWords(counts.pending)} 个项目等您办理；退回的在前，其余按等待时间先后。`
}

const desk = (role: Role): string => {
  if (role === "editor") return "新的申报从“新建绩效目标”开始；被退回的项目会出现在这里。"
  return deskOf(role) ? "有项目送到您这一步时，会出现在这里。" : "您现在的身份不办理绩效目标的审核。"
}

export function emptyQueue(queue: Queue, role: Role): { title: string; words: string } {
  if (queue === "pending") return { title: "没有等您办理的项目", words: desk(role) }
  if (queue === "returned") return { title: "没有被退回的项目", words: "项目被退回、还没有重新提交时，会出现在这里。" }
  return { title: "这里还没有项目", words: "您办理过的项目会出现在这里。" }
}
