"use client"

import { Button } from "#components/ui/button.tsx"
import { Select } from "#components/ui/select.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import { criteria } from "#server/domain/review-sheet.ts"
import { criterionNames, freeCode, type TypedItem } from "./sheet-form-state.ts"

type Props = { items: readonly TypedItem[]; errorAt: (path: string) => string | undefined; onChange: (items: TypedItem[]) => void }

const columns = "md:grid-cols-[8rem_minmax(0,1fr)_6rem_auto]"
const options = criterionNames.map((criterion) => ({ value: criterion as string, label: criteria[criterion] }))

/** What is judged, under which of the four criteria, and for how many points. */
export function ItemRows({ items, errorAt, onChange }: Props) {
  const put = (at: number, part: Partial<TypedItem>) => onChange(items.map((item, place) => (place === at ? { ...item, ...part } : item)))
  const add = () =>
    onChange([...items, { code: freeCode(items), criterion: items.at(-1)?.criterion ?? "completeness", label: "", maxPoints: "" }])
  const common = (at: number, field: string, label: string) => ({
    id: `item-${at}-${field}`,
    label: `第 ${at + 1} 项的${label}`,
    hideLabel: true,
    error: errorAt(`items[${at}].${field}`),
  })
  return (
    <div>
      <div aria-hidden="true" className={`hidden gap-2 border-b border-line pb-1 text-sm font-medium text-ink-soft md:grid ${columns}`}>
        <span>要求</span>
        <span>审核内容</span>
        <span>分值</span>
        <span className="w-14" />
      </div>
      <ol>
        {items.map((item, at) => (
          <li key={item.code} className={`grid grid-cols-[1fr_6rem] items-start gap-2 border-b border-line py-2 ${columns}`}>
            <Select
              {...common(at, "criterion", "要求")}
              options={options}
              value={item.criterion}
              onChange={(event) => put(at, { criterion: criterionNames.find((name) => name === event.target.value) ?? item.criterion })}
            />
            <TextInput
              {...common(at, "label", "审核内容")}
              className="order-last col-span-2 md:order-none md:col-span-1"
              placeholder="审核内容"
              autoComplete="off"
              value={item.label}
              onChange={(event) => put(at, { label: event.target.value })}
            />
            <TextInput
              {...common(at, "maxPoints", "分值")}
              inputMode="numeric"
              placeholder="分值"
              autoComplete="off"
              inputClassName="text-right tabular-nums"
              value={item.maxPoints}
              onChange={(event) => put(at, { maxPoints: event.target.value })}
            />
            <Button
              size="small"
              variant="quiet"
              className="order-last col-span-2 w-fit text-danger md:order-none md:col-span-1"
              aria-label={`删除第 ${at + 1} 项`}
              onClick={() => onChange(items.filter((_, place) => place !== at))}
            >
              删除
            </Button>
          </li>
        ))}
      </ol>
      <Button className="mt-3" onClick={add} disabled={items.length >= 40}>
        ＋ 增加一项
      </Button>
    </div>
  )
}
