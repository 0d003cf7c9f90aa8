import type { Metadata } from "next"
import { GrantForm } from "#components/staff/grant-form.tsx"
import { PostCards } from "#components/staff/post-card.tsx"
import { PostEvents } from "#components/staff/post-events.tsx"
import { Badge } from "#components/ui/badge.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { work } from "#server/caller.ts"
import { shanghaiDay } from "#server/domain/minute.ts"

export const metadata: Metadata = { title: "人员" }

type Props = { params: Promise<{ id: string }> }

/** One person: posts, what is in hand, handing it over, a further post, and what was done before. */
export default async function PersonPage({ params }: Props) {
  const api = await work()
  const { id } = await params
  const [me, person, orgs] = await Promise.all([api.people.me(), api.staff.get({ id }), api.staff.orgs()])
  const title = (
    <>
      {person.name} {person.disabled && <Badge tone="danger">已停用</Badge>}
    </>
  )
  return (
    <>
      <PageHeader title={title} lead={`登录名：${person.login}`} back={{ href: "/admin/people", label: "人员与岗位" }} />
      <PostCards person={person} own={me.user.login === person.login} today={shanghaiDay(person.now)} />
      <GrantForm person={person} orgs={orgs} today={shanghaiDay(person.now)} />
      <PostEvents events={person.events} />
    </>
  )
}
