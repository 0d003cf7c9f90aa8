// The people of the demo. Names are made up. They exist only where the demo district was loaded.
import type { Role } from "#server/domain/roles.ts"

export const demoPassword = "Demo-2023!huadu"

/** hrss: 人社局 as department; hrss_own: its 本级; hrss_sub: a unit below it; other_unit: a unit of another department. */
export type DemoOrg = "hrss" | "hrss_own" | "hrss_sub" | "other_unit" | "finance"

export type DemoAccount = { login: string; name: string; role: Role; org: DemoOrg; label: string }

export const demoAccounts: readonly DemoAccount[] = [
  { login: "editor", name: "陈思敏", role: "editor", org: "hrss_own", label: "人社局（本级）单位经办人" },
  { login: "approver", name: "黄国强", role: "unit_approver", org: "hrss_own", label: "人社局（本级）单位审核人" },
  { login: "editor2", name: "李晓彤", role: "editor", org: "hrss_sub", label: "人社局下属单位经办人" },
  { login: "approver2", name: "周伟明", role: "unit_approver", org: "hrss_sub", label: "人社局下属单位审核人" },
  { login: "dept", name: "梁淑仪", role: "department_reviewer", org: "hrss", label: "人社局主管部门审核人" },
  { login: "editor3", name: "何嘉俊", role: "editor", org: "other_unit", label: "其他部门单位经办人" },
  { login: "finance", name: "吴雅琴", role: "finance_reviewer", org: "finance", label: "财政局业务审核" },
  { login: "finance-approver", name: "郑志远", role: "finance_approver", org: "finance", label: "财政局审批" },
  { login: "publisher", name: "谢文静", role: "publisher", org: "finance", label: "公开管理员" },
  { login: "sysadmin", name: "罗启航", role: "system_admin", org: "finance", label: "系统管理员" },
  { login: "secadmin", name: "冯月华", role: "security_admin", org: "finance", label: "安全管理员" },
  { login: "auditor", name: "邓守正", role: "auditor", org: "finance", label: "审计员" },
]
