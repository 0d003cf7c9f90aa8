// Who there is. One person holds memberships (user × org × role × dates) and always acts as exactly one of them.

export const roles = [
  "editor",
  "unit_approver",
  "department_reviewer",
  "finance_reviewer",
  "finance_approver",
  "publisher",
  "system_admin",
  "security_admin",
  "auditor",
] as const
export type Role = (typeof roles)[number]

export const roleLabels = {
  editor: "单位经办人",
  unit_approver: "单位审核人",
  department_reviewer: "主管部门审核人",
  finance_reviewer: "财政业务审核",
  finance_approver: "财政审批",
  publisher: "公开管理员",
  system_admin: "系统管理员",
  security_admin: "安全管理员",
  auditor: "审计员",
} as const satisfies Record<Role, string>

/** Who is asking, acting as what. Built anew for each request from the session row; never from the browser. */
export type Actor = {
  userId: string
  userName: string
  sessionId: string
  membershipId: string
  role: Role
  districtId: string
  orgId: string
  orgName: string
  /** The absent person whose membership this is, while somebody stands in for them (代办); null for one's own. */
  onBehalfOf: { userId: string; name: string } | null
}

/** A substitute acts for two: what binds either of them binds the act. */
export const personsOf = ({ userId, onBehalfOf }: Actor): string[] => (onBehalfOf ? [userId, onBehalfOf.userId] : [userId])
