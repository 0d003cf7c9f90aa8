"use client"

import { useEffect } from "react"

const targetQuestion = "有没保存的修改。离开后会留在这台电脑上，下次打开本项目时可以恢复。要离开吗？"

/** The link a click would follow in this window, away from this page. */
const leavingLink = (event: MouseEvent): HTMLAnchorElement | null => {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest("a") : null
  if (!link?.href || link.target === "_blank" || link.hasAttribute("download")) return null
  return link.pathname === location.pathname && link.search === location.search ? null : link
}

/** Asks before leaving while there is something to lose: the browser asks for closed windows, this for links inside the site. */
export function useLeaveGuard(active: boolean, question = targetQuestion): void {
  useEffect(() => {
    if (!active) return
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      if (!leavingLink(event) || window.confirm(question)) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener("beforeunload", onUnload)
    document.addEventListener("click", onClick, { capture: true })
    return () => {
      window.removeEventListener("beforeunload", onUnload)
      document.removeEventListener("click", onClick, { capture: true })
    }
  }, [active, question])
}
