import type { ReactNode } from "react"
import { PublicFrame } from "#components/public/frame.tsx"
import { readEnv } from "#server/env.ts"

// No loading.tsx below: with it, pages would arrive in pieces that only a script puts together, and a 404 would be a 200.
export default function PublicLayout({ children }: { children: ReactNode }) {
  return <PublicFrame demo={readEnv(process.env).DEMO}>{children}</PublicFrame>
}
