// What each role may do outside the workflow of targets. The menu, the pages and the procedures ask the same table.
import type { Role } from "./roles.ts"

const rights = {
  /** See lists of targets: each role its own part of the org tree (the part itself is in the queries). */
  readTargets: ["editor", "unit_approver", "department_reviewer", "finance_reviewer", "finance_approver"],
  createTargets: ["editor"],
  /** Write return points and fill in the review sheet, each at their own desk. */
  review: ["unit_approver", "department_reviewer", "finance_reviewer", "finance_approver"],
  /** Decide on everything a filter chooses, in one act. */
  decideInBulk: ["finance_approver"],
  /** Internal notes and filled review sheets never leave finance. */
  readInternalNotes: ["finance_reviewer", "finance_approver"],
  /** Standard reasons and the review sheet of each year. */
  manageReview: ["finance_approver"],
  /** 指标库: write, confirm and retire its rows. */
  manageLibrary: ["finance_reviewer", "finance_approver"],
  /** Read what was copied (抄送) to them: everybody but the three administrators, who read no target at all. */
  readCopies: ["editor", "unit_approver", "department_reviewer", "finance_reviewer", "finance_approver", "publisher"],
  publish: ["publisher"],
  /** When rounds open and close; requests for more time are decided by the same people. */
  manageRounds: ["finance_approver"],
  /** The clocks of publication: finance and the publisher for the district, a department for itself and its units. */
  readDuties: ["department_reviewer", "finance_reviewer", "finance_approver", "publisher"],
  /** 批复: of finance to departments, of a department to its units. */
  recordReplies: ["department_reviewer", "finance_approver"],
  /** Three separate people: configuration, users and roles, and the read-only log. None of them may decide a target. */
  manageConfiguration: ["system_admin"],
  /** Read what is configured: those who work with it in the finance bureau, and who sets it. */
  readConfiguration: ["finance_reviewer", "finance_approver", "system_admin"],
  managePeople: ["security_admin"],
  readLog: ["auditor"],
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof rights

export const may = (role: Role, right: Right): boolean => (rights[right] as readonly Role[]).includes(role)
