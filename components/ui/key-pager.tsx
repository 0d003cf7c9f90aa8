import { LinkButton } from "./link-button.tsx"

type Props = {
  /** Where the pages before and behind begin; null where there are none. */
  before: string | null
  after: string | null
  href: (place: { before: string } | { after: string }) => string
}

/** Links to the neighbours of a page in a list too long to be counted. Shows nothing where one page holds all. */
export function KeyPager({ before, after, href }: Props) {
  if (!before && !after) return null
  return (
    <nav aria-label="分页" className="flex justify-end gap-2 py-3 text-sm">
      {before && (
        <LinkButton size="small" rel="prev" href={href({ before })}>
          上一页
        </LinkButton>
      )}
      {after && (
        <LinkButton size="small" rel="next" href={href({ after })}>
          下一页
        </LinkButton>
      )}
    </nav>
  )
}
