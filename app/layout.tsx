import type { Metadata, Viewport } from "next"
import type { ReactNode } from "react"
import "./globals.css"

export const metadata: Metadata = {
  title: { default: "绩效目标管理", template: "%s · 绩效目标管理" },
  description: "项目支出绩效目标的填报、审核、批复与公开。",
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, themeColor: "#143c88" }

/** The frame of every page, public or not: it never looks at the session. Each layout below brings its own `<main id="main">`. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN">
      <body>
        <a href="#main" className="skip-link">
          跳到正文
        </a>
        {children}
      </body>
    </html>
  )
}
