// A small district for tests: two departments, an own and a subordinate unit, everybody who has a say, two rounds.
import type { Kysely } from "kysely"
import type { Clock } from "#server/clock.ts"
import { databaseClock } from "#server/clock.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { appRouter } from "#server/router.ts"
import { createCallerFactory } from "#server/trpc.ts"
import { buildWorld } from "./factories.ts"
import type { DB } from "./schema.ts"
import { contentOf } from "./target-factory.ts"

export const openRound = { opensAt: new Date("2020-01-01T09:00:00+08:00"), closesAt: new Date("2099-12-31T17:30:00+08:00") }

export const smallWorld = (db: Kysely<DB>) =>
  buildWorld(db, {
    district: { code: "440199", name: "试验区" },
    years: { 2026: "costCategory" },
    orgs: {
      finance: { code: "201", name: "财政局", kind: "finance" },
      roads: { code: "401", name: "交通局", kind: "department" },
      roadsOwn: { code: "401001", name: "交通局（本级）", kind: "unit", parent: "roads", ownUnit: true },
      roadsSub: { code: "401002", name: "公路所", kind: "unit", parent: "roads" },
      parks: { code: "402", name: "园林局", kind: "department" },
      parksSub: { code: "402001", name: "公园所", kind: "unit", parent: "parks" },
    },
    rounds: { open: { year: 2026, kind: "first", name: "2026年一上", ...openRound } },
    people: {
      editor: { name: "编辑甲", role: "editor", org: "roadsSub" },
      colleague: { name: "编辑乙", role: "editor", org: "roadsSub" },
      approver: { name: "审核甲", role: "unit_approver", org: "roadsSub" },
      ownEditor: { name: "本级编辑", role: "editor", org: "roadsOwn" },
      ownApprover: { name: "本级审核", role: "unit_approver", org: "roadsOwn" },
      department: { name: "部门甲", role: "department_reviewer", org: "roads" },
      departmentB: { name: "部门乙", role: "department_reviewer", org: "roads" },
      parksEditor: { name: "园林编辑", role: "editor", org: "parksSub" },
      parksDepartment: { name: "园林部门", role: "department_reviewer", org: "parks" },
      finance: { name: "财政甲", role: "finance_reviewer", org: "finance", departments: ["roads"] },
      financeParks: { name: "财政乙", role: "finance_reviewer", org: "finance", departments: ["parks"] },
      bureau: { name: "财政审批", role: "finance_approver", org: "finance" },
      publisher: { name: "公开员", role: "publisher", org: "finance" },
      sysadmin: { name: "系统员", role: "system_admin", org: "finance" },
      secadmin: { name: "安全员", role: "security_admin", org: "finance" },
      auditor: { name: "审计员", role: "auditor", org: "finance" },
    },
  })
export type SmallWorld = Awaited<ReturnType<typeof smallWorld>>
export type SmallPerson = keyof SmallWorld["people"]

/** Worlds are full of targets that resemble each other; said once for all of them. */
const alike = [
  { code: "project_cloned", path: "indicators", text: "同类项目，内容相近。" },
  { code: "goal_copied", path: "goal", text: "同类项目，内容相近。" },
]

/** A complete target of 12.50 万元. */
export function goodContent(goal = "修补道路 30 公里，投诉减少一成。"): TargetContent {
  const content = contentOf(12_500_000n, goal, [
    ["output", "修补道路里程", "≥30公里", "quantity"],
    ["benefit", "道路投诉下降率", "≥10%", "social"],
    ["satisfaction", "市民满意度", "≥90%", "served"],
  ])
  return { ...content, answers: [...content.answers, ...alike] }
}

/** A target of a unit, at a desk: the acts that lead there, in order. */
export const pathTo = ({ people: { editor, approver, department, finance, bureau } }: SmallWorld) =>
  ({
    draft: [],
    unit_review: [{ by: editor, action: "submit" }],
    department_review: [
      { by: editor, action: "submit" },
      { by: approver, action: "approve" },
    ],
    finance_review: [
      { by: editor, action: "submit" },
      { by: approver, action: "approve" },
      { by: department, action: "approve" },
    ],
    finance_approval: [
      { by: editor, action: "submit" },
      { by: approver, action: "approve" },
      { by: department, action: "approve" },
      { by: finance, action: "approve" },
    ],
    approved: [
      { by: editor, action: "submit" },
      { by: approver, action: "approve" },
      { by: department, action: "approve" },
      { by: finance, action: "approve" },
      { by: bureau, action: "approve" },
    ],
  }) as const

const create = createCallerFactory(appRouter)

/** The procedures, called as this person. */
export const callerOf = (db: Kysely<DB>, publicDb: Kysely<DB>, actor: Actor | null, clock: Clock = databaseClock) =>
  create({ db, publicDb, actor, clock, requestId: "test" })
