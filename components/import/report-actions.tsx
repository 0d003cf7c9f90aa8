"use client"

import { useMutation } from "@tanstack/react-query"
import { useTRPC } from "#components/trpc.tsx"
import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import { buttonStyle } from "#components/ui/button-style.ts"
import { LinkButton } from "#components/ui/link-button.tsx"
import type { UploadView } from "#components/work/api.ts"
import { useImportAct } from "./use-import-act.ts"

const open = ["waiting", "reading", "ready", "refused", "storing"]

const confirmWords = ({ report }: UploadView): string => {
  const { new: made = 0, changed = 0, warnings = 0 } = report?.counts ?? {}
  return `确认导入 ${made + changed} 项${warnings > 0 ? `（有 ${warnings} 处提示）` : ""}`
}

/** Confirm, cancel, take the marked workbook, begin again. Stays in reach below a long report. */
export function ReportActions({ upload }: { upload: UploadView }) {
  const trpc = useTRPC()
  const { failed, after } = useImportAct()
  const confirm = useMutation(trpc.imports.confirm.mutationOptions(after))
  const cancel = useMutation(trpc.imports.cancel.mutationOptions(after))
  const { id, state, report, hasMarked } = upload
  const changes = (report?.counts.new ?? 0) + (report?.counts.changed ?? 0)
  return (
    <div className="no-print sticky bottom-0 z-10 mt-4 border-t border-line bg-surface/95 py-3">
      {failed && (
        <Alert tone="danger" live="assertive" className="mb-2">
          {failed}
        </Alert>
      )}
      {state === "ready" && changes === 0 && <p className="mb-2 text-sm">没有需要导入的改动。</p>}
      <div className="flex flex-wrap gap-2">
        {state === "ready" && changes > 0 && (
          <Button variant="primary" busy={confirm.isPending} onClick={() => confirm.mutate({ id })}>
            {confirmWords(upload)}
          </Button>
        )}
        {hasMarked && (
          <a href={`/work/import/${id}/marked`} className={buttonStyle()} download>
            下载标注好的表格
          </a>
        )}
        {open.includes(state) && (
          <Button variant="danger" busy={cancel.isPending} onClick={() => cancel.mutate({ id })}>
            取消这次导入
          </Button>
        )}
        <LinkButton href="/work/import">重新上传</LinkButton>
        {state === "stored" && (
          <LinkButton href="/work/targets" variant="primary">
            查看项目绩效目标
          </LinkButton>
        )}
      </div>
    </div>
  )
}
