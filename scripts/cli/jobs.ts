// jobs: background work that was given up, and one more try for it.
import { failedJobs, retryJob } from "#server/jobs/failed.ts"
import type { Answer, Context } from "./command.ts"

export const help = `jobs             列出没有完成的后台任务（JSON，最近的在前，保留 30 天）
jobs retry 编号  再试一次`

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function run([action, id = ""]: string[], { db }: Context): Promise<Answer> {
  if (action === undefined) return { output: await failedJobs(db), exitCode: 0 }
  if (action !== "retry" || !uuid.test(id)) throw new Error(`没有看懂。用法：\n${help}`)
  if (!(await retryJob(db, id))) throw new Error(`没有编号为 ${id} 的失败任务。`)
  return { output: { retried: id }, exitCode: 0 }
}
