"use client"

import { useState } from "react"
import { Badge } from "#components/ui/badge.tsx"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import type { StaffPerson } from "#components/work/api.ts"
import { countWords } from "#server/domain/hand-over.ts"
import { roleLabels } from "#server/domain/roles.ts"
import { LeaveDialog } from "./leave-dialog.tsx"
import { postDates } from "./post-words.ts"

type Post = StaffPerson["posts"][number]
type Open = StaffPerson["open"][number]
type Props = { person: StaffPerson; own: boolean; today: string }

const PostCard = ({ post, open, onLeave }: { post: Post; open: Open | undefined; onLeave: (() => void) | undefined }) => (
  <li className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3 last:border-b-0">
    <div className="min-w-0">
      <p className="font-medium">
        {roleLabels[post.role]} · {post.orgName} {!post.holds && <Badge>不在任</Badge>}
      </p>
      <p className="text-sm text-ink-soft">{postDates(post)}</p>
      {open && <p className="mt-1 text-sm">手上的事项：{countWords(open) ?? "没有"}</p>}
    </div>
    {onLeave && (
      <Button variant="danger" onClick={onLeave}>
        移交并结束岗位
      </Button>
    )}
  </li>
)

/** The posts of a person, each with what is in hand and the way to hand it over. */
export function PostCards({ person, own, today }: Props) {
  const [leaving, setLeaving] = useState<Post | null>(null)
  const openOf = (post: Post) => person.open.find(({ id }) => id === post.id)
  const open = leaving && openOf(leaving)
  return (
    <Card title="岗位" titleId="posts" className="mb-6">
      {person.posts.length === 0 && <p className="text-ink-soft">还没有岗位，可以在下面授予。</p>}
      {own && <p className="mb-2 text-sm text-ink-soft">自己的岗位由另一位安全管理员结束。</p>}
      <ul>
        {person.posts.map((post) => (
          <PostCard key={post.id} post={post} open={openOf(post)} onLeave={post.holds && !own ? () => setLeaving(post) : undefined} />
        ))}
      </ul>
      {leaving && open && <LeaveDialog {...{ person, post: leaving, open, today }} onClose={() => setLeaving(null)} />}
    </Card>
  )
}
