"use client"

import { useMutation } from "@tanstack/react-query"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { targetAddress } from "#components/target/address.ts"
import { useTRPC } from "#components/trpc.tsx"
import { Badge } from "#components/ui/badge.tsx"
import { Button } from "#components/ui/button.tsx"
import { cx } from "#components/ui/cx.ts"
import type { NoticeRow } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"
import { noticeTitle } from "#server/domain/notices.ts"
import { postWords } from "./person-words.ts"

type Props = { notice: NoticeRow; actingId: string }

/** A copy is read at its own place, a request answered in the list of requests. */
const addressOf = ({ kind, targetId, step }: NoticeRow): string => {
  if (kind === "copy") return `/work/copies/${targetId}`
  return kind === "asked" ? "/work/requests" : targetAddress({ id: targetId, state: step })
}

/** Opens the target; a notice for another of my posts changes to that post first, as a whole page, since the former may not see it. */
function useOpening({ notice, actingId }: Props) {
  const trpc = useTRPC()
  const router = useRouter()
  const address = addressOf(notice)
  const read = useMutation(trpc.notices.read.mutationOptions({ onSuccess: () => router.refresh() }))
  const actAs = useMutation(trpc.people.actAs.mutationOptions({ onSuccess: () => window.location.assign(address) }))
  const markRead = () => {
    if (!notice.readAt) read.mutate({ ids: [notice.id] })
  }
  const change = () => {
    markRead()
    actAs.mutate({ membershipId: notice.membershipId })
  }
  return { address, markRead, change, changing: actAs.isPending, mine: notice.membershipId === actingId }
}

/** One notice: what, about which project, from whom, when, and as what I am meant. */
export function NoticeItem({ notice, actingId }: Props) {
  const { address, markRead, change, changing, mine } = useOpening({ notice, actingId })
  const unread = notice.readAt === null
  const title = `${noticeTitle(notice.kind, notice.step)}：${notice.projectName}`
  return (
    <li className={cx("rounded border bg-surface p-4 shadow-raised", unread ? "border-accent-line" : "border-line")}>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 className={cx("text-base", unread ? "font-semibold" : "font-normal")}>
          {mine ? (
            <Link href={address} onClick={markRead} className="hover:text-accent">
              {title}
            </Link>
          ) : (
            title
          )}
        </h2>
        {unread && <Badge tone="accent">未读</Badge>}
      </div>
      <p className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-ink-soft">
        <span>{notice.unitName}</span>
        <span>{notice.budgetYear} 年</span>
        {notice.round > 1 && <span>第 {notice.round} 次提交</span>}
        <span>来自：{notice.byName}</span>
        <When at={notice.toldAt} />
        <span>身份：{postWords(notice)}</span>
      </p>
      {notice.note && <p className="mt-2 border-l-4 border-line-strong pl-3 text-sm whitespace-pre-line">{notice.note}</p>}
      {(unread || !mine) && (
        <div className="mt-2 flex flex-wrap gap-2">
          {!mine && (
            <Button size="small" busy={changing} onClick={change}>
              切换到这个身份并打开
            </Button>
          )}
          {unread && (
            <Button size="small" variant="quiet" onClick={markRead}>
              标为已读
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
