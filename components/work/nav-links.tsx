"use client"

import Link from "next/link"
import { usePathname } from "next/navigation"
import { cx } from "#components/ui/cx.ts"

/** `exact`: pages below it belong to other links. */
export type NavLink = { href: string; label: string; exact?: true }
/** Pages that belong together. */
export type NavGroup = { label: string; links: readonly NavLink[] }

/** So many stand side by side; more are grouped. */
const flatAtMost = 6

const isHere = ({ href, exact }: NavLink, path: string): boolean => path === href || (!exact && path.startsWith(`${href}/`))

type ItemProps = { link: NavLink; current: "page" | "true" | undefined; small?: boolean }

const Item = ({ link, current, small = false }: ItemProps) => (
  <li>
    <Link
      href={link.href}
      aria-current={current}
      className={cx(
        "flex items-center border-b-2 px-3",
        small ? "min-h-11 md:min-h-9" : "min-h-11",
        current ? "border-accent font-semibold text-accent" : "border-transparent text-ink-soft hover:text-ink",
      )}
    >
      {link.label}
    </Link>
  </li>
)

const Row = ({ links, path, small = false }: { links: readonly NavLink[]; path: string; small?: boolean }) =>
  links.map((link) => <Item key={link.href} link={link} small={small} current={isHere(link, path) ? "page" : undefined} />)

/** A group of one page is that page; a longer one leads to its first page and shows all of them once one is inside. */
const Group = ({ group, path }: { group: NavGroup; path: string }) => {
  const [first, ...more] = group.links
  if (!first) return null
  if (more.length === 0) return <Row links={[first]} path={path} />
  const inside = group.links.some((link) => isHere(link, path))
  return <Item link={{ href: first.href, label: group.label }} current={inside ? "true" : undefined} />
}

/** The main navigation, with the present place marked for eyes and ears. */
export function NavLinks({ groups }: { groups: readonly NavGroup[] }) {
  const path = usePathname()
  const all = groups.flatMap(({ links }) => links)
  const grouped = all.length > flatAtMost
  const here = grouped ? groups.find(({ links }) => links.length > 1 && links.some((link) => isHere(link, path))) : undefined
  return (
    <nav aria-label="主导航" className="no-print">
      <ul className="flex flex-wrap">
        {grouped ? groups.map((group) => <Group key={group.label} group={group} path={path} />) : <Row links={all} path={path} />}
      </ul>
      {here && (
        <ul aria-label={here.label} className="flex flex-wrap border-t border-line">
          <Row links={here.links} path={path} small />
        </ul>
      )}
    </nav>
  )
}
