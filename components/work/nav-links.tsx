"use client"

import Link from "next/link"
import { usePathname } from "next/navigation"
import { cx } from "#components/ui/cx.ts"

/** `exact`: pages below it belong to other links. */
export type NavLink = { href: string; label: string; exact?: true }

const isHere = ({ href, exact }: NavLink, path: string): boolean => path === href || (!exact && path.startsWith(`${href}/`))

/** The main navigation, with the present place marked for eyes and ears. */
export function NavLinks({ links }: { links: readonly NavLink[] }) {
  const path = usePathname()
  return (
    <nav aria-label="主导航" className="no-print overflow-x-auto">
      <ul className="flex min-w-max">
        {links.map((link) => (
          <li key={link.href}>
            <Link
              href={link.href}
              aria-current={isHere(link, path) ? "page" : undefined}
              className={cx(
                "flex min-h-11 items-center border-b-2 px-3",
                isHere(link, path) ? "border-accent font-semibold text-accent" : "border-transparent text-ink-soft hover:text-ink",
              )}
            >
              {link.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
