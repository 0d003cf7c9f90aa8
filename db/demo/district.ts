// The demo district. 人社局（本级） and its table are real (see README.md beside this file); everything else is made up.
import type { OrgKind, RoundKind } from "#db/schema.ts"
import { type DemoOrg, demoAccounts } from "./accounts.ts"

export const demoDistrict = { code: "440114", name: "广州市花都区" }

export const demoOrgs = {
  finance: { code: "201", name: "广州市花都区财政局", kind: "finance" },
  hrss: { code: "303", name: "广州市花都区人力资源和社会保障局", kind: "department" },
  hrss_own: { code: "303001", name: "广州市花都区人力资源和社会保障局（本级）", kind: "unit", parent: "hrss", ownUnit: true },
  hrss_sub: { code: "303002", name: "花都区公共就业服务中心（演示）", kind: "unit", parent: "hrss" },
  other: { code: "305", name: "花都区文化广电旅游体育局（演示）", kind: "department" },
  other_unit: { code: "305001", name: "花都区文化馆（演示）", kind: "unit", parent: "other" },
} as const satisfies Record<DemoOrg | "other", { code: string; name: string; kind: OrgKind; parent?: DemoOrg | "other"; ownUnit?: boolean }>

/** The year of the real table: not printed in it, an assumption. */
export const realYear = 2023

const day = 24 * 60 * 60 * 1000
/** 17:30 in Shanghai on the day `days` from `now`. */
const evening = (now: Date, days: number): Date =>
  new Date(`${new Date(now.getTime() + days * day).toISOString().slice(0, 10)}T17:30:00+08:00`)

/** The year that is being declared: the one after today's. */
export const declaredYear = (now: Date): number => new Date(now.getTime() + day / 3).getUTCFullYear() + 1

/** A round of a year that is over, opened in the autumn before it. */
const over = (year: number) => ({
  ...{ year, kind: "first" as RoundKind, name: `${year}年一上` },
  opensAt: new Date(`${year - 1}-09-01T09:00:00+08:00`),
  closesAt: new Date(`${year - 1}-10-31T17:30:00+08:00`),
})

export const demoRounds = (now: Date) => ({
  past: over(realYear),
  yearBefore: over(declaredYear(now) - 2),
  lastYear: over(declaredYear(now) - 1),
  current: {
    year: declaredYear(now),
    kind: "first" as RoundKind,
    name: `${declaredYear(now)}年一上`,
    opensAt: evening(now, -30),
    closesAt: evening(now, 60),
  },
})

/** People of the other department, so that its targets can be decided too; they have no place on the sign-in page. */
const others = {
  approver3: { name: "许丽珍", role: "unit_approver", org: "other_unit" },
  dept2: { name: "曾志强", role: "department_reviewer", org: "other" },
} as const

export type DemoPerson =
  | "editor"
  | "approver"
  | "editor2"
  | "approver2"
  | "dept"
  | "editor3"
  | "finance"
  | "finance-approver"
  | "publisher"
  | keyof typeof others

/** The twelve accounts by login, and the others; finance looks after both departments. */
export const demoPeople = {
  ...Object.fromEntries(
    demoAccounts.map(({ login, name, role, org }) => [
      login,
      { name, role, org, ...(role === "finance_reviewer" && { departments: ["hrss", "other"] as const }) },
    ]),
  ),
  ...others,
} as Record<
  DemoPerson,
  { name: string; role: (typeof demoAccounts)[number]["role"]; org: DemoOrg | "other"; departments?: readonly (DemoOrg | "other")[] }
>
