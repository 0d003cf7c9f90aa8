"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { type SubmitEvent, useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { Button } from "#components/ui/button.tsx"
import { Select } from "#components/ui/select.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import type { CheckRule } from "#components/work/api.ts"
import { type Failure, failureOf } from "#components/work/failure.ts"
import { useNotice } from "#components/work/notice.tsx"
import { type Settable, settable, severityLabels } from "#server/domain/checks/settings.ts"

type Typed = { severity: string; thresholds: Record<string, string> }

const usual = "usual"
const typedOf = ({ setting, thresholds }: CheckRule): Typed => ({
  severity: setting.severity ?? usual,
  thresholds: Object.fromEntries(Object.keys(thresholds).map((name) => [name, String(setting.thresholds?.[name] ?? "")])),
})

/** An empty box is the usual number; what is no number goes to the server, which says so. */
const numbersOf = (typed: Typed["thresholds"]): Record<string, number> =>
  Object.fromEntries(Object.entries(typed).flatMap(([name, text]) => (text.trim() === "" ? [] : [[name, Number(text.normalize("NFKC"))]])))

function useSetting(rule: CheckRule, year: number) {
  const trpc = useTRPC()
  const router = useRouter()
  const notice = useNotice()
  const [failure, setFailure] = useState<Failure | null>(null)
  const setting = useMutation(trpc.checks.set.mutationOptions())
  const store = async ({ severity, thresholds }: Typed) => {
    try {
      const chosen = severity === usual ? null : (severity as Settable)
      await setting.mutateAsync({ year, code: rule.code, severity: chosen, thresholds: numbersOf(thresholds) })
      setFailure(null)
      notice(`“${rule.title}”已按 ${year} 年的设置保存，立即生效。`)
      router.refresh()
    } catch (error) {
      setFailure(failureOf(error))
    }
  }
  return { store, failure, busy: setting.isPending }
}

/** How strict one rule is in one year; left alone it stands as described. */
export function RuleForm({ rule, year }: { rule: CheckRule; year: number }) {
  const [typed, setTyped] = useState(() => typedOf(rule))
  const { store, failure, busy } = useSetting(rule, year)
  const changed = JSON.stringify(typed) !== JSON.stringify(typedOf(rule))
  const errorAt = (path: string) => failure?.problems.find((problem) => problem.path === path)?.message
  const options = [
    { value: usual, label: `默认（${severityLabels[rule.severity]}）` },
    ...settable.map((value) => ({ value, label: severityLabels[value] })),
  ]
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void store(typed)
  }
  return (
    <form onSubmit={submit} aria-label={rule.title} className="flex flex-wrap items-end gap-2">
      <Select
        id={`${rule.code}-severity`}
        label="程度"
        hideLabel
        options={options}
        value={typed.severity}
        error={errorAt("severity")}
        className="w-44"
        onChange={(event) => setTyped({ ...typed, severity: event.target.value })}
      />
      {Object.entries(rule.thresholds).map(([name, { label, default: normal }]) => (
        <TextInput
          key={name}
          id={`${rule.code}-${name}`}
          label={label}
          inputMode="numeric"
          placeholder={`默认 ${normal}`}
          value={typed.thresholds[name] ?? ""}
          error={errorAt(`thresholds.${name}`)}
          className="w-44"
          onChange={(event) => setTyped({ ...typed, thresholds: { ...typed.thresholds, [name]: event.target.value } })}
        />
      ))}
      {changed && (
        <Button type="submit" busy={busy} aria-label={`保存“${rule.title}”的设置`}>
          保存
        </Button>
      )}
      {failure && failure.problems.length === 0 && <p className="w-full text-sm text-danger">{failure.message}</p>}
    </form>
  )
}
