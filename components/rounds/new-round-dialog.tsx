"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { Select } from "#components/ui/select.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { useSend } from "#components/work/use-send.ts"

const kinds = { first: "一上", second: "二上", midyear: "年中调整" } as const
type Kind = keyof typeof kinds
const trees = { costCategory: "成本指标单列（2021 年起）", costUnderOutput: "成本指标在产出指标之下（2021 年以前）" } as const
type Tree = keyof typeof trees
const weights = { none: "不使用分值", "90": "90 分（另有预算执行率 10 分）", "100": "100 分" } as const
type Weights = keyof typeof weights
const sums = { none: null, "90": 90, "100": 100 } as const

const options = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }))

/** Opens a declaration round; its budget year is begun with it. */
export function NewRoundDialog({ year: proposed, onClose }: { year: number; onClose: () => void }) {
  const trpc = useTRPC()
  const add = useMutation(trpc.rounds.add.mutationOptions())
  const [year, setYear] = useState(String(proposed))
  const [kind, setKind] = useState<Kind>("first")
  const [indicatorTree, setTree] = useState<Tree>("costCategory")
  const [weight, setWeight] = useState<Weights>("none")
  const [opensAt, setOpensAt] = useState("")
  const [closesAt, setClosesAt] = useState("")
  const { send, busy, failure, errorAt } = useSend(add.mutateAsync, "新的轮次已建立。", onClose)
  const named = { year: Number(year), kind, name: `${year}年${kinds[kind]}` }
  const onConfirm = () => send({ ...named, indicatorTree, weightSum: sums[weight], opensAt, closesAt, reason: "" })
  return (
    <FormDialog title="新建申报轮次" confirm="建立" {...{ busy, failure, onConfirm, onClose }}>
      <TextInput
        id="new-year"
        inputMode="numeric"
        label="预算年度"
        required
        value={year}
        error={errorAt("year")}
        onChange={(event) => setYear(event.target.value)}
      />
      <Select
        id="new-kind"
        label="轮次"
        options={options(kinds)}
        value={kind}
        error={errorAt("kind")}
        onChange={(event) => setKind(event.target.value as Kind)}
      />
      <Select
        id="new-tree"
        label="指标体系"
        hint="年度已经有的，按原来的体系。"
        options={options(trees)}
        value={indicatorTree}
        onChange={(event) => setTree(event.target.value as Tree)}
      />
      <Select
        id="new-weights"
        label="指标分值合计"
        hint="年度已经有的，按原来的规定。"
        options={options(weights)}
        value={weight}
        onChange={(event) => setWeight(event.target.value as Weights)}
      />
      <TextInput
        id="new-opens"
        type="datetime-local"
        label="开始"
        required
        value={opensAt}
        error={errorAt("opensAt")}
        onChange={(event) => setOpensAt(event.target.value)}
      />
      <TextInput
        id="new-closes"
        type="datetime-local"
        label="截止"
        required
        value={closesAt}
        error={errorAt("closesAt")}
        onChange={(event) => setClosesAt(event.target.value)}
      />
    </FormDialog>
  )
}
