import type { ComponentProps, ReactNode } from "react"
import { cx } from "./cx.ts"

/** A table that may be wider than its place: scrolls inside its own labelled region, reachable with the keyboard. */
export function TableRegion({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a mouse
      tabIndex={0}
      className={cx("scroll-region overflow-x-auto rounded border border-line bg-surface", className)}
    >
      {children}
    </section>
  )
}

/** The table itself. `caption` is read, and shown unless `hideCaption`. */
export function Table({
  caption,
  hideCaption,
  className,
  children,
  ...rest
}: ComponentProps<"table"> & { caption: ReactNode; hideCaption?: boolean }) {
  return (
    <table {...rest} className={cx("w-full border-collapse text-left text-sm", className)}>
      <caption className={hideCaption ? "sr-only" : "px-3 py-2 text-left font-medium"}>{caption}</caption>
      {children}
    </table>
  )
}

type CellProps = { align?: "left" | "right" | "center" }
const aligned = { left: "text-left", right: "text-right", center: "text-center" } as const

export function Th({ align = "left", className, scope = "col", ...rest }: ComponentProps<"th"> & CellProps) {
  const look = scope === "row" ? "font-normal" : "bg-sunken font-medium text-ink-soft whitespace-nowrap"
  return <th {...rest} scope={scope} className={cx("border-b border-line px-3 py-2 align-top", look, aligned[align], className)} />
}

export function Td({ align = "left", className, ...rest }: ComponentProps<"td"> & CellProps) {
  return <td {...rest} className={cx("border-b border-line px-3 py-2 align-top", aligned[align], className)} />
}

/** A printed number (money in 万元, a count) in its column: right-aligned, figures of one width, never broken. */
export function MoneyCell({ className, ...rest }: ComponentProps<"td">) {
  return <Td {...rest} align="right" className={cx("whitespace-nowrap tabular-nums", className)} />
}
