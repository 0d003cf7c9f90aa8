import Link from "next/link"
import { Bell } from "#components/notices/bell.tsx"
import type { Me } from "./api.ts"
import { DemoBanner } from "./demo-banner.tsx"
import { navGroups } from "./nav-groups.ts"
import { NavLinks } from "./nav-links.tsx"
import { RoleSwitch } from "./role-switch.tsx"
import { SignOut } from "./sign-out.tsx"
import { When } from "./when-time.tsx"

/** The head of every page of the workspace: where we are, who I am and as what I act. */
export function WorkHeader({ user, acting, memberships, demo, unread }: Me & { unread: number }) {
  return (
    <header className="border-b border-line bg-surface text-sm">
      {demo && <DemoBanner />}
      {acting.onBehalfOf && (
        <p className="bg-warn-soft px-4 py-1.5 text-center font-medium text-warn">
          您正在代 {acting.onBehalfOf} 办理
          {acting.validTo && (
            <>
              ，至 <When at={acting.validTo} />
            </>
          )}
          。办理记录会写明您和{acting.onBehalfOf}两人的姓名。
        </p>
      )}
      <div className="mx-auto flex max-w-screen-2xl flex-wrap items-center gap-x-6 px-4 pt-1 md:pt-0">
        <Link href="/work" className="text-lg font-semibold whitespace-nowrap text-accent-strong">
          绩效目标管理
        </Link>
        <div className="order-last w-full md:order-none md:w-auto md:grow">
          <NavLinks groups={navGroups(acting.role)} />
        </div>
        <div className="order-2 w-full md:order-none md:w-auto">
          <RoleSwitch acting={acting} memberships={memberships} />
        </div>
        <div className="ml-auto flex items-center gap-1 md:ml-0">
          <Bell unread={unread} />
          <span className="text-ink-soft">{user.name}</span>
          <SignOut />
        </div>
      </div>
    </header>
  )
}
