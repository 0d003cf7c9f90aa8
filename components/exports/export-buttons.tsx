"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useTRPC } from "#components/trpc.tsx"
import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import type { ExportInput } from "#components/work/api.ts"
import { failureOf } from "#components/work/failure.ts"
import { formLabels } from "./words.ts"

const forms = Object.entries(formLabels) as [ExportInput["form"], string][]

/** Asks for a file of everything the filter finds, not of the page only, and goes where it is made. */
export function ExportButtons({ filter, total }: { filter: ExportInput["filter"]; total: number }) {
  const trpc = useTRPC()
  const router = useRouter()
  const start = useMutation(trpc.exports.start.mutationOptions({ onSuccess: () => router.push("/work/exports") }))
  const asked = start.isPending ? start.variables.form : null
  return (
    <section aria-label="导出" className="no-print mt-3 flex flex-wrap items-center gap-2 text-sm">
      <span className="text-ink-soft">导出全部 {total} 项：</span>
      {forms.map(([form, label]) => (
        <Button key={form} size="small" busy={asked === form} disabled={start.isPending} onClick={() => start.mutate({ form, filter })}>
          {label}
        </Button>
      ))}
      {start.error && <Alert tone="danger" title={failureOf(start.error).message} />}
    </section>
  )
}
