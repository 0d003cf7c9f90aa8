import type { ReactNode } from "react"
import { TrpcProvider } from "#components/trpc.tsx"
import { WorkHeader } from "#components/work/header.tsx"
import { NoticeProvider } from "#components/work/notice.tsx"
import { work } from "#server/caller.ts"

/** Every page of the workspace: signed in, and as whom is on it. Never cached, never found by search engines. */
export const metadata = { robots: { index: false, follow: false } }
export const dynamic = "force-dynamic"

export default async function WorkLayout({ children }: { children: ReactNode }) {
  const api = await work()
  const [me, { count }] = await Promise.all([api.people.me(), api.notices.unread()])
  return (
    <TrpcProvider>
      <WorkHeader {...me} unread={count} />
      <NoticeProvider>
        <main id="main" tabIndex={-1} className="mx-auto max-w-screen-2xl px-4 py-6">
          {children}
        </main>
      </NoticeProvider>
    </TrpcProvider>
  )
}
