"use client"

import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"

/** A page of the workspace broke; the head stays. What was typed is kept in the browser and offered again. */
export default function WorkError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="mx-auto max-w-2xl py-8">
      <h1 className="mb-4 text-2xl">页面没能打开</h1>
      <Alert tone="danger" live="assertive">
        <p>系统处理时出了问题。已保存的内容不受影响；未保存的填写留在这台电脑上，重新打开该项目时可以恢复。</p>
        {error.digest && <p className="num mt-2">编号：{error.digest}（报告问题时请附上）</p>}
      </Alert>
      <div className="mt-6 flex flex-wrap gap-2">
        <Button variant="primary" onClick={reset}>
          重试
        </Button>
        <LinkButton href="/work">回到待办</LinkButton>
      </div>
    </div>
  )
}
