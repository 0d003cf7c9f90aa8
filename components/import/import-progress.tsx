"use client"

import { useRouter } from "next/navigation"
import { useEffect } from "react"
import { Alert } from "#components/ui/alert.tsx"
import type { UploadView } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"

const underWay = ["waiting", "reading", "storing"]
const everyMs = 1_000

const lostWords = "处理两次都中断了，没有导入任何内容，也没有留下半途的数据。请重新上传；如果再次发生，请联系管理员。"

/** What has become of the file: a bar while it is worked on, which moves by itself, and a sentence once it has ended. */
export function ImportProgress({ upload }: { upload: UploadView }) {
  const router = useRouter()
  const active = underWay.includes(upload.state)
  useEffect(() => {
    if (!active) return
    const timer = setInterval(() => router.refresh(), everyMs)
    return () => clearInterval(timer)
  }, [active, router])

  if (active)
    return (
      <Alert tone="accent" live="polite" title={upload.state === "storing" ? "正在保存" : "正在读取"} className="mb-4">
        <progress max={100} value={upload.progress} aria-label="进度" className="h-3 w-full max-w-xl" />
        <p>
          <span className="num">{upload.progress}%</span>。可以离开这一页，稍后再回来看。
          {upload.again && "上次处理中断，已从头开始，没有留下半途的数据。"}
        </p>
      </Alert>
    )
  if (upload.state === "failed")
    return (
      <Alert tone="danger" live="polite" title="没有导入" className="mb-4">
        {upload.lost ? lostWords : `${upload.failure ?? ""}没有保存任何内容。`}
      </Alert>
    )
  if (upload.state === "stored" && upload.finishedAt)
    return (
      <Alert tone="ok" live="polite" title="已导入" className="mb-4">
        <When at={upload.finishedAt} /> 保存完毕，可以在“项目绩效目标”里查看、补充和提交。
      </Alert>
    )
  return null
}
