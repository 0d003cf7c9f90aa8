// Which roles may stand together and where each belongs. Pure; the account commands ask before they write.
import { type Role, roleLabels } from "../domain/roles.ts"

type OrgKind = "finance" | "department" | "unit"

/** Where each role belongs. */
export const homes = {
  editor: "unit",
  unit_approver: "unit",
  department_reviewer: "department",
  finance_reviewer: "finance",
  finance_approver: "finance",
  publisher: "finance",
  system_admin: "finance",
  security_admin: "finance",
  auditor: "finance",
} as const satisfies Record<Role, OrgKind>

const homeLabels = { unit: "预算单位", department: "主管部门", finance: "财政局" } as const satisfies Record<OrgKind, string>

// Configuration, users and the log are in three separate hands, none of which decides a target.
export const apartRoles = ["system_admin", "security_admin", "auditor"] as const satisfies readonly Role[]
const apart: ReadonlySet<Role> = new Set<Role>(apartRoles)

/** Why this role cannot be granted, as a sentence, or null. `held`: the person's other roles, those to come included. */
export const refuseGrant = (role: Role, kind: OrgKind, held: readonly Role[]): string | null => {
  if (homes[role] !== kind) return `“${roleLabels[role]}”只能在${homeLabels[homes[role]]}担任。`
  const others = held.filter((other) => other !== role)
  const clash = apart.has(role) ? others[0] : others.find((other) => apart.has(other))
  return clash ? `系统管理员、安全管理员、审计员须由三个不同的人担任，也不得兼任其他岗位；此人已是“${roleLabels[clash]}”。` : null
}

const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]

/** Why this password cannot be used, as a sentence, or null. */
export const refusePassword = (password: string, login: string): string | null => {
  if ([...password].length < 12) return "密码至少 12 个字符。"
  if (password.length > 128) return "密码最多 128 个字符。"
  if (password.toLowerCase().includes(login)) return "密码不能包含登录名。"
  if (kinds.filter((kind) => kind.test(password)).length < 3) return "密码须包含小写字母、大写字母、数字、其他符号中的至少三类。"
  return null
}
