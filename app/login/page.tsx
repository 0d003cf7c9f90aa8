import type { Metadata } from "next"
import Link from "next/link"
import { Alert } from "#components/ui/alert.tsx"
import { DemoAccounts } from "#components/work/demo-accounts.tsx"
import { DemoBanner } from "#components/work/demo-banner.tsx"
import { open } from "#server/caller.ts"
import { returnPath } from "#server/people/return-path.ts"
import { signInSentence } from "#server/people/sign-in-sentences.ts"
import { LoginForm } from "./login-form.tsx"

export const metadata: Metadata = { title: "登录", robots: { index: false } }
export const dynamic = "force-dynamic"

type Query = Promise<{ next?: string; expired?: string; error?: string }>

/** `next`: where to go afterwards; `expired`: the session ran out; `error`: a code of next-auth. */
export default async function LoginPage({ searchParams }: { searchParams: Query }) {
  const { next, expired, error } = await searchParams
  const { demo } = await (await open()).people.signInHelp()
  return (
    <>
      <header>{demo && <DemoBanner />}</header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-md px-4 py-10 md:py-16">
        <p className="text-sm text-ink-soft">绩效目标管理</p>
        <h1 className="mb-6 text-2xl">登录工作台</h1>
        {expired && (
          <Alert tone="warn" title="登录已过期" live="polite" className="mb-4">
            请重新登录，登录后回到刚才的页面；没有保存的填写留在这台电脑上，可以恢复。
          </Alert>
        )}
        <LoginForm next={returnPath(next)} failure={error ? signInSentence(error) : null} />
        <p className="mt-6 text-sm">
          不用登录也可以
          <Link href="/" className="link">
            查看已公开的绩效目标
          </Link>
          。
        </p>
        {demo && <DemoAccounts {...demo} />}
      </main>
    </>
  )
}
