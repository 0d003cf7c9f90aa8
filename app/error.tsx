"use client"

import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"

/** Something broke while a page was drawn. The digest is what the log of the server knows it by. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="main" className="mx-auto max-w-2xl px-4 py-16">
      <h1 className="mb-4 text-2xl">页面没能打开</h1>
      <Alert tone="danger" live="assertive">
        <p>系统处理时出了问题，您填写的内容没有因此改动。请点“重试”；如仍打不开，请把下面的编号告诉系统管理员。</p>
        {error.digest && <p className="num mt-2">编号：{error.digest}</p>}
      </Alert>
      <div className="mt-6 flex flex-wrap gap-2">
        <Button variant="primary" onClick={reset}>
          重试
        </Button>
        <LinkButton href="/">回到公开首页</LinkButton>
      </div>
    </main>
  )
}
