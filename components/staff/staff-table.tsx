import Link from "next/link"
import { Badge } from "#components/ui/badge.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { StaffList } from "#components/work/api.ts"
import { roleLabels } from "#server/domain/roles.ts"
import { postDates } from "./post-words.ts"

type Person = StaffList["rows"][number]

const Posts = ({ posts }: Pick<Person, "posts">) =>
  posts.length === 0 ? (
    <span className="text-ink-soft">没有岗位</span>
  ) : (
    <ul className="space-y-1">
      {posts.map((post) => (
        <li key={post.id} className={post.holds ? undefined : "text-ink-soft"}>
          {roleLabels[post.role]} · {post.orgName}
          <span className="block text-xs text-ink-soft">
            {postDates(post)}
            {!post.holds && "（不在任）"}
          </span>
        </li>
      ))}
    </ul>
  )

/** One row for each person; on a phone a card. */
export const StaffTable = ({ rows }: { rows: readonly Person[] }) => (
  <TableRegion label="人员列表，可左右滚动">
    <Table caption="人员与岗位" hideCaption className="card-table">
      <thead>
        <tr>
          <Th>姓名</Th>
          <Th>登录名</Th>
          <Th>岗位</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Th scope="row">
              <span>
                <Link href={`/admin/people/${row.id}`} className="link inline-flex min-h-11 items-center font-medium md:min-h-0">
                  {row.name}
                </Link>
                {row.disabled && (
                  <Badge tone="danger" className="ml-1.5">
                    已停用
                  </Badge>
                )}
              </span>
            </Th>
            <Td data-label="登录名">{row.login}</Td>
            <Td data-label="岗位">
              <Posts posts={row.posts} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  </TableRegion>
)
