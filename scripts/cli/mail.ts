// mail: sends what is due now; meant to be run every few minutes by the operator's timer.
import { databaseClock } from "#server/clock.ts"
import { logMail, sendDueMail } from "#server/notices/mail.ts"
import type { Answer, Context } from "./command.ts"

export const help = "mail  发出到期的邮件提醒：紧急的立即发，其余每人每天一封（本系统尚未接入邮件服务器，只写入日志）"

export async function run(_: string[], { db }: Context): Promise<Answer> {
  return { output: await sendDueMail(db, databaseClock, logMail), exitCode: 0 }
}
