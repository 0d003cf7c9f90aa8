import Link from "next/link"

/** The server counts no further than this. */
const most = 100

/** How many notices are unread, and the way to them. */
export function Bell({ unread }: { unread: number }) {
  const words = unread >= most ? `${most - 1}+` : String(unread)
  return (
    <Link
      href="/work/notices"
      aria-label={unread === 0 ? "通知" : `通知，${words} 条未读`}
      className="relative inline-flex min-h-11 min-w-11 items-center justify-center text-ink-soft hover:text-accent"
    >
      <svg aria-hidden="true" viewBox="0 0 24 24" className="size-5 fill-none stroke-current stroke-2">
        <path d="M6 16V10a6 6 0 0 1 12 0v6l2 2H4zM10 21h4" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {unread > 0 && (
        <span aria-hidden="true" className="num absolute top-1 left-6 rounded-full bg-danger px-1.5 text-xs leading-5 text-white">
          {words}
        </span>
      )}
    </Link>
  )
}
