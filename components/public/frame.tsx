import type { ReactNode } from "react"
import { DemoBanner } from "../work/demo-banner.tsx"
import { LargeText } from "./large-text.tsx"
import { openListPath } from "./paths.ts"

const links = [
  { href: "/#tables", label: "公开目录" },
  { href: "/search", label: "检索" },
  { href: "/corrections", label: "更正" },
  { href: "/about", label: "数据与说明" },
]

function Head({ demo }: { demo: boolean }) {
  return (
    <header className="no-print border-b border-line bg-surface">
      {demo && <DemoBanner />}
      <div className="mx-auto flex max-w-[100rem] flex-wrap items-center justify-between gap-x-6 px-4 py-1 md:py-2">
        <a href="/" className="inline-flex min-h-11 items-center text-lg font-semibold text-accent-strong md:min-h-9">
          项目支出绩效目标公开
        </a>
        <nav aria-label="主要栏目">
          <ul className="-mx-2 flex flex-wrap items-center text-sm">
            {links.map((link) => (
              <li key={link.href}>
                <a href={link.href} className="inline-flex min-h-11 items-center px-2 hover:text-accent md:min-h-9">
                  {link.label}
                </a>
              </li>
            ))}
            <li>
              <LargeText />
            </li>
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
            <a href="/accessibility" className="link inline-flex min-h-11 items-center px-2 md:min-h-9">
              无障碍说明
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
    <div className="public flex min-h-dvh flex-col">
      <Head demo={demo} />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[100rem] px-4 pt-5 pb-12">
        {children}
      </main>
      <Foot />
    </div>
  )
}
