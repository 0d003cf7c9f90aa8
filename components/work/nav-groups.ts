// Which pages the menu offers to a role, in groups. What a role may see is in policy.ts; the pages ask it again.
import { may, type Right } from "#server/domain/policy.ts"
import type { Role } from "#server/domain/roles.ts"
import type { NavGroup, NavLink } from "./nav-links.tsx"

type Entry = NavLink & { right?: Right }

const menu: readonly { label: string; links: readonly Entry[] }[] = [
  {
    label: "工作",
    links: [
      { href: "/work", label: "待办", exact: true },
      { href: "/work/targets", label: "项目绩效目标", right: "readTargets" },
      { href: "/work/bulk", label: "批量办理", right: "decideInBulk" },
      { href: "/work/library", label: "指标库", right: "readTargets" },
      { href: "/work/import", label: "导入", right: "createTargets" },
      { href: "/work/copies", label: "抄送给我", right: "readCopies" },
      { href: "/work/substitutes", label: "委托代办", right: "readTargets" },
    ],
  },
  {
    label: "轮次与期限",
    links: [
      { href: "/work/requests", label: "延期与退改", right: "readTargets" },
      { href: "/work/rounds", label: "申报轮次", right: "manageRounds" },
    ],
  },
  {
    label: "公开",
    links: [
      { href: "/work/publish", label: "公开", right: "publish" },
      { href: "/work/duties", label: "公开时限", right: "readDuties" },
    ],
  },
  {
    label: "设置",
    links: [
      { href: "/work/review-settings", label: "审核设置", right: "manageReview" },
      { href: "/admin/checks", label: "检查规则", right: "readConfiguration" },
      { href: "/admin/people", label: "人员与岗位", right: "managePeople" },
    ],
  },
]

export const navGroups = (role: Role): NavGroup[] =>
  menu
    .map(({ label, links }) => ({
      label,
      links: links.filter(({ right }) => !right || may(role, right)).map(({ right: _, ...link }) => link),
    }))
    .filter(({ links }) => links.length > 0)
