import Link from "next/link"
import type { ReactNode } from "react"
import { DemoBanner } from "../work/demo-banner.tsx"
import { openListPath } from "./paths.ts"

const links = [
  { href: "/#tables", label: "公开目录" },
  { href: "/#read", label: "怎样看表" },
  { href: "/#data", label: "开放数据" },
]

function Head({ demo }: { demo: boolean }) {
  return (
    <header className="no-print border-b border-line bg-surface">
      {demo && <DemoBanner />}
      <div className="mx-auto flex max-w-[100rem] flex-wrap items-center justify-between gap-x-6 px-4 py-1 md:py-2">
        <Link href="/" className="inline-flex min-h-11 items-center text-lg font-semibold text-accent-strong md:min-h-9">
          项目支出绩效目标公开
        </Link>
        <nav aria-label="主要栏目">
          <ul className="-mx-2 flex flex-wrap text-sm">
            {links.map((link) => (
              <li key={link.href}>
                <a href={link.href} className="inline-flex min-h-11 items-center px-2 hover:text-accent md:min-h-9">
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  )
}

function Foot() {
  return (
    <footer className="no-print mt-auto border-t border-line bg-surface">
      <div className="mx-auto flex max-w-[100rem] flex-wrap items-center justify-between gap-x-8 gap-y-1 px-4 py-4 text-sm text-ink-soft">
        <p>这里只有经批复并公开的内容。金额单位为万元，由公开的单位对内容负责。</p>
        <ul className="-mx-2 flex flex-wrap">
          <li>
            <a href={openListPath} className="link inline-flex min-h-11 items-center px-2 md:min-h-9">
              开放数据目录（JSON）
            </a>
          </li>
          <li>
            <a href="/work" className="link inline-flex min-h-11 items-center px-2 md:min-h-9">
              工作人员登录
            </a>
          </li>
        </ul>
      </div>
    </footer>
  )
}

/** The frame of public pages. It knows nobody: the same bytes for whoever reads. */
export function PublicFrame({ demo, children }: { demo: boolean; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <Head demo={demo} />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[100rem] px-4 pt-5 pb-12">
        {children}
      </main>
      <Foot />
    </div>
  )
}
