"use client"

import { signOut } from "next-auth/react"
import { useState } from "react"
import { Button } from "#components/ui/button.tsx"

/** Ends the session on the server and goes to the sign-in page. */
export function SignOut() {
  const [busy, setBusy] = useState(false)
  const leave = () => {
    setBusy(true)
    signOut({ callbackUrl: "/login" }).catch(() => setBusy(false))
  }
  return (
    <Button variant="quiet" size="small" busy={busy} onClick={leave}>
      退出登录
    </Button>
  )
}
