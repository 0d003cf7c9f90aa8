// `user`: accounts, roles and sessions from the command line. Answers are JSON; refusals are sentences.
import { text } from "node:stream/consumers"
import { parseArgs } from "node:util"
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { databaseClock } from "#server/clock.ts"
import { type Role, roleLabels, roles } from "#server/domain/roles.ts"
import { listAccounts } from "#server/people/account-list.ts"
import { AccountError, createUser, endMembership, grant, revokeSessions, setDisabled, setPassword } from "#server/people/accounts.ts"

export const help = `user list
user create LOGIN --name 姓名
user password LOGIN            （从标准输入读取新密码；同时解除锁定、注销已登录的会话）
user disable LOGIN | user enable LOGIN
user grant LOGIN --org 单位代码 --role 岗位 [--from 2023-01-01] [--to 2023-12-31] [--departments 代码,代码]
user end LOGIN --org 单位代码 --role 岗位
user revoke LOGIN              （注销其全部会话）
岗位：${roles.map((role) => `${role}（${roleLabels[role]}）`).join(" ")}`

const options = {
  name: { type: "string" },
  org: { type: "string" },
  role: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  departments: { type: "string" },
} as const
type Values = Partial<Record<keyof typeof options, string>>
type Command = (db: Kysely<DB>, login: string, values: Values) => Promise<unknown>

const required = (value: string | undefined, sentence: string): string => {
  if (!value?.trim()) throw new AccountError(sentence)
  return value.trim()
}

const roleOf = (word: string | undefined): Role => {
  const asked = required(word, "请用 --role 写明岗位。")
  const found = roles.find((role) => role === asked || roleLabels[role] === asked)
  if (!found) throw new AccountError(`没有“${asked}”这个岗位。可用的岗位：${roles.join(" ")}`)
  return found
}

/** A day in Beijing time: its beginning, or with `days` 1 its end (the minute the next one begins). */
const dayOf = (day: string | undefined, days: 0 | 1): Date | undefined => {
  if (day === undefined) return undefined
  const start = new Date(`${day}T00:00:00+08:00`)
  const real = /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day)
  if (!real) throw new AccountError(`日期“${day}”无效，请写成 2023-01-31 的样子。`)
  return new Date(start.getTime() + days * 86_400_000)
}

const place = ({ org, role }: Values) => ({ org: required(org, "请用 --org 写明单位代码。"), role: roleOf(role) })

const grantFrom = (login: string, values: Values) => {
  const [from, to] = [dayOf(values.from, 0), dayOf(values.to, 1)]
  const departments = values.departments?.split(/[,，]/).filter(Boolean)
  return { login, ...place(values), ...(from && { from }), ...(to && { to }), ...(departments && { departments }) }
}

const commands: Record<string, Command> = {
  create: (db, login, { name }) => createUser(db, { login, name: required(name, "请用 --name 写明姓名。") }),
  password: async (db, login) => setPassword(db, { login, password: (await text(process.stdin)).replace(/\r?\n$/, "") }, databaseClock),
  disable: (db, login) => setDisabled(db, { login, disabled: true }, databaseClock),
  enable: (db, login) => setDisabled(db, { login, disabled: false }, databaseClock),
  grant: (db, login, values) => grant(db, grantFrom(login, values), databaseClock),
  end: (db, login, values) => endMembership(db, { login, ...place(values) }, databaseClock),
  revoke: (db, login) => revokeSessions(db, login, databaseClock),
}

const parse = (args: string[]) => {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (cause) {
    throw new AccountError(`用法：\n${help}`, { cause })
  }
}

const answer = async (args: string[], db: Kysely<DB>): Promise<unknown> => {
  const { positionals, values } = parse(args)
  const [name = "", login, ...rest] = positionals
  if (name === "list") return listAccounts(db, databaseClock)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command || rest.length > 0) throw new AccountError(`用法：\n${help}`)
  return command(db, required(login, "请写明登录名。"), values)
}

/** Runs one `user` command and prints its answer as JSON. Throws AccountError with the sentence of a refusal. */
export const run = async (args: string[], { db }: { db: Kysely<DB> }): Promise<void> => {
  console.log(JSON.stringify(await answer(args, db), null, 2))
}
