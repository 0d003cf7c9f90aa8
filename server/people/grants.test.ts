import { expect, test } from "vitest"
import { roles } from "../domain/roles.ts"
import { refuseGrant, refusePassword } from "./grants.ts"

const kinds = ["unit", "department", "finance"] as const

// The whole rule, to be read with whoever owns the policy.
test("where each role belongs", () => {
  const homes = roles.flatMap((role) => kinds.filter((kind) => refuseGrant(role, kind, []) === null).map((kind) => `${role}: ${kind}`))
  expect(homes).toEqual([
    "editor: unit",
    "unit_approver: unit",
    "department_reviewer: department",
    "finance_reviewer: finance",
    "finance_approver: finance",
    "publisher: finance",
    "system_admin: finance",
    "security_admin: finance",
    "auditor: finance",
  ])
})

test("the three administrators hold nothing else, in whatever order it is granted", () => {
  const admins = new Set(["system_admin", "security_admin", "auditor"])
  for (const held of roles) {
    for (const wanted of roles) {
      const home = kinds.find((kind) => refuseGrant(wanted, kind, []) === null) ?? "unit"
      const refused = refuseGrant(wanted, home, [held]) !== null
      expect(refused, `${held} + ${wanted}`).toBe(held !== wanted && (admins.has(held) || admins.has(wanted)))
    }
  }
  expect(refuseGrant("auditor", "finance", ["publisher"])).toContain("公开管理员")
})

test.each([
  ["short-1A", "至少 12 个字符"],
  ["Editor-2023-abc", "不能包含登录名"],
  ["alllowercase12", "至少三类"],
  [`Aa1!${"x".repeat(125)}`, "最多 128 个字符"],
])("a weak password is refused with the reason: %s", (password, reason) => {
  expect(refusePassword(password, "editor")).toContain(reason)
})

test("a password of three kinds of characters will do, Chinese ones count as other signs", () => {
  expect(refusePassword("Demo-2023!huadu", "editor")).toBeNull()
  expect(refusePassword("花都区预算绩效目标平台a1", "editor")).toBeNull()
})
