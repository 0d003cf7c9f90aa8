"use client"

import { useMutation } from "@tanstack/react-query"
import { useTRPC } from "#components/trpc.tsx"
import { Select } from "#components/ui/select.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import type { Round } from "#components/work/api.ts"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { useForm } from "#components/work/use-form.ts"
import { weightRuleLabels, weightRuleOf, weightSums } from "#server/domain/weights.ts"

export const weightOptions = Object.entries(weightRuleLabels).map(([value, label]) => ({ value, label }))

/** Sets what 分值 add up to in the year of a round. It holds from the next submission on. */
export function WeightsDialog({ round: { budgetYear: year, weightSum }, onClose }: { round: Round; onClose: () => void }) {
  const trpc = useTRPC()
  const set = useMutation(trpc.rounds.setWeights.mutationOptions())
  const { values, box, send, busy, failure } = useForm({
    id: "weights",
    initial: { weights: weightRuleOf(weightSum), reason: "" },
    mutate: set.mutateAsync,
    done: `${year} 年的分值规定已调整。`,
    onDone: onClose,
  })
  const onConfirm = () => send({ year, weightSum: weightSums[values.weights], reason: values.reason })
  return (
    <FormDialog title={`调整分值规定：${year} 年`} confirm="调整" {...{ busy, failure, onConfirm, onClose }}>
      <p>对全年各轮次生效，从下一次提交起检查；已经提交和批复的项目不变。</p>
      <Select {...box("weights")} label="指标分值合计" options={weightOptions} />
      <TextInput {...box("reason")} label="调整原因" hint="写入调整记录。" required maxLength={500} />
    </FormDialog>
  )
}
