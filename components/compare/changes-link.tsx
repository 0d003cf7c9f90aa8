import Link from "next/link"
import { cx } from "#components/ui/cx.ts"
import { compareAddress } from "./address.ts"

/** From a card or a row of a list to what changed since the submission before. */
export const ChangesLink = ({ id, className }: { id: string; className?: string }) => (
  <Link href={compareAddress(id)} className={cx("link inline-flex min-h-8 items-center text-xs md:min-h-0", className)}>
    看变化
  </Link>
)
