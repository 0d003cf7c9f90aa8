"use client"

import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import type { TargetView, UrgeOffer } from "#components/work/api.ts"
import { toMinute } from "#components/work/when.ts"
import { UrgeDialog } from "./urge-dialog.tsx"

/** 催办; where one has to wait, since when and until when. */
export function UrgeButton({ view, urge }: { view: TargetView; urge: UrgeOffer }) {
  const [asking, setAsking] = useState(false)
  if (urge.from && urge.last)
    return (
      <p className="text-sm text-ink-soft">
        {toMinute(urge.last)} 已催办，{toMinute(urge.from)} 起可以再催
      </p>
    )
  return (
    <>
      <Button onClick={() => setAsking(true)}>催办</Button>
      {asking && <UrgeDialog view={view} onClose={() => setAsking(false)} />}
    </>
  )
}
