import type { Metadata } from "next"
import { LinkButton } from "#components/ui/link-button.tsx"

export const metadata: Metadata = { title: "没有找到" }

/** Not there, or not for this person: the answer is the same, so that nobody learns what exists. */
export default function NotFound() {
  return (
    <main id="main" className="mx-auto max-w-2xl px-4 py-16">
      <h1 className="mb-4 text-2xl">没有找到这个页面</h1>
      <p className="text-ink-soft">地址可能写错了，内容可能已经移走，或者不在您现在身份的范围内。</p>
      <div className="mt-6 flex flex-wrap gap-2">
        <LinkButton variant="primary" href="/">
          公开首页
        </LinkButton>
        <LinkButton href="/work">工作台</LinkButton>
      </div>
    </main>
  )
}
