"use client"

import { useMutation } from "@tanstack/react-query"
import { useTRPC } from "#components/trpc.tsx"
import { Select } from "#components/ui/select.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { useForm } from "#components/work/use-form.ts"
import { type WeightRule, weightSums } from "#server/domain/weights.ts"
import { weightOptions } from "./weights-dialog.tsx"

const kinds = { first: "一上", second: "二上", midyear: "年中调整" } as const
type Kind = keyof typeof kinds
const trees = { costCategory: "成本指标单列（2021 年起）", costUnderOutput: "成本指标在产出指标之下（2021 年以前）" } as const
type Tree = keyof typeof trees

const options = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }))

/** Opens a declaration round; its budget year is begun with it. */
export function NewRoundDialog({ year: proposed, onClose }: { year: number; onClose: () => void }) {
  const trpc = useTRPC()
  const add = useMutation(trpc.rounds.add.mutationOptions())
  const { values, box, send, busy, failure } = useForm({
    id: "new-round",
    initial: {
      year: String(proposed),
      kind: "first" as Kind,
      tree: "costCategory" as Tree,
      weights: "none" as WeightRule,
      opensAt: "",
      closesAt: "",
    },
    mutate: add.mutateAsync,
    done: "新的轮次已建立。",
    onDone: onClose,
  })
  const { year, kind, tree, weights: sum, opensAt, closesAt } = values
  const named = { year: Number(year), kind, name: `${year}年${kinds[kind]}` }
  const onConfirm = () => send({ ...named, indicatorTree: tree, weightSum: weightSums[sum], opensAt, closesAt, reason: "" })
  return (
    <FormDialog title="新建申报轮次" confirm="建立" {...{ busy, failure, onConfirm, onClose }}>
      <TextInput {...box("year")} label="预算年度" inputMode="numeric" required />
      <Select {...box("kind")} label="轮次" options={options(kinds)} />
      <Select {...box("tree")} label="指标体系" hint="年度已经有的，按原来的体系。" options={options(trees)} />
      <Select {...box("weights")} label="指标分值合计" hint="年度已经有的，按原来的规定。" options={weightOptions} />
      <TextInput {...box("opensAt")} label="开始" type="datetime-local" required />
      <TextInput {...box("closesAt")} label="截止" type="datetime-local" required />
    </FormDialog>
  )
}
