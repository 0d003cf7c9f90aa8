"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { Button } from "#components/ui/button.tsx"
import { Select } from "#components/ui/select.tsx"
import { Textarea } from "#components/ui/textarea.tsx"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { useForm } from "#components/work/use-form.ts"
import { type WithdrawalKind, withdrawalKinds } from "#server/domain/withdrawal.ts"

type Props = { year: number; orgCode: string; orgName: string; orgKind: string; version: number }

const kinds = Object.entries(withdrawalKinds).map(([value, label]) => ({ value, label }))

function WithdrawDialog({ year, orgCode, orgName, orgKind, version, onClose }: Props & { onClose: () => void }) {
  const trpc = useTRPC()
  const withdraw = useMutation(trpc.publishing.withdraw.mutationOptions())
  const { values, box, send, busy, failure } = useForm({
    id: "withdraw",
    initial: { kind: "personal_data" as WithdrawalKind, reason: "" },
    mutate: withdraw.mutateAsync,
    done: "已撤回公开，公众现在看不到这张表。",
    onDone: onClose,
  })
  const onConfirm = () => send({ year, orgCode, version, ...values })
  const all = version === 1 ? "第 1 版" : `第 1 至 ${version} 版`
  return (
    <FormDialog title={`撤回公开：${orgName} ${year} 年`} confirm="撤回公开" {...{ busy, failure, onConfirm, onClose }}>
      <ul className="list-disc space-y-1 pl-5 text-sm">
        <li>
          {all}立即停止公开：页面、各种格式的下载、检索、图表和开放数据都不再提供。网址 /t/{year}/{orgCode} 只显示撤回说明。
        </li>
        <li>撤回的原因和说明会公开，并列入更正与撤回记录和订阅。请不要在说明里重复不应公开的内容。</li>
        <li>
          {orgKind === "unit"
            ? "这些项目如果也列在主管部门的表里，请把主管部门的表一并撤回。"
            : "下属单位自己公开的表不受影响，需要时请分别撤回。"}
        </li>
        <li>已批复的绩效目标不变；改正以后可以重新公开。</li>
      </ul>
      <Select {...box("kind")} label="撤回的原因" options={kinds} />
      <Textarea {...box("reason")} label="撤回说明" hint="会公开。" required rows={3} maxLength={500} />
    </FormDialog>
  )
}

/** Takes back what is public now. */
export function WithdrawButton(props: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="danger" onClick={() => setOpen(true)}>
        撤回公开
      </Button>
      {open && <WithdrawDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
