import { expect, test } from "vitest"
import { decideCopy, mayEndCopy } from "./copy.ts"
import { may } from "./policy.ts"
import { roles } from "./roles.ts"

test("who may copy, who may be a reader, and what is copied to nobody", () => {
  const asked = { submitted: true, secret: false }
  expect(roles.filter((role) => decideCopy({ role }, asked).ok)).toEqual([
    "unit_approver",
    "department_reviewer",
    "finance_reviewer",
    "finance_approver",
  ])
  expect(roles.filter((role) => !may(role, "readCopies"))).toEqual(["system_admin", "security_admin", "auditor"])
  expect(decideCopy({ role: "finance_reviewer" }, { ...asked, secret: true })).toEqual({ ok: false, why: "secret" })
  expect(decideCopy({ role: "unit_approver" }, { ...asked, submitted: false })).toEqual({ ok: false, why: "not_submitted" })
})

test("taken back by the same desk, or by the finance approver", () => {
  const copy = { role: "department_reviewer" as const, orgId: "roads" }
  expect(mayEndCopy({ role: "department_reviewer", orgId: "roads" }, copy)).toBe(true)
  expect(mayEndCopy({ role: "finance_approver", orgId: "bureau" }, copy)).toBe(true)
  expect(mayEndCopy({ role: "department_reviewer", orgId: "parks" }, copy)).toBe(false)
  expect(mayEndCopy({ role: "unit_approver", orgId: "roads" }, copy)).toBe(false)
})
