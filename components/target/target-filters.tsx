import { Button } from "#components/ui/button.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import { type Option, Select } from "#components/ui/select.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import type { TargetList } from "#components/work/api.ts"
import { type Queue, queueLabel, queues } from "#server/domain/queues.ts"
import type { Role } from "#server/domain/roles.ts"

export type TargetFilter = { year?: number; unit?: string; q?: string; queue?: Queue }

const all = (label: string): Option => ({ value: "", label })

/** A form that only changes the address, so that a filtered list can be kept and sent; works without JavaScript. */
export function TargetFilters({
  filter,
  state,
  years,
  units,
  role,
}: { filter: TargetFilter; state?: string; role: Role } & Pick<TargetList, "years" | "units">) {
  const yearOptions = [all("全部年度"), ...years.map((year) => ({ value: String(year), label: `${year} 年` }))]
  const unitOptions = [all("全部单位"), ...units.map(({ code, name }) => ({ value: code, label: name }))]
  const queueOptions = [all("不限"), ...queues.map((queue) => ({ value: queue, label: queueLabel(queue, role) }))]
  const filtered = filter.year || filter.unit || filter.q || filter.queue
  return (
    <search aria-label="筛选项目">
      <form action="/work/targets" className="mb-3 grid grid-cols-2 items-end gap-3 md:flex md:flex-wrap">
        {state && <input type="hidden" name="state" value={state} />}
        <Select id="year" name="year" label="预算年度" options={yearOptions} defaultValue={filter.year ?? ""} className="md:w-36" />
        {units.length > 1 && (
          <Select id="unit" name="unit" label="预算单位" options={unitOptions} defaultValue={filter.unit ?? ""} className="md:w-72" />
        )}
        <Select id="queue" name="queue" label="办理情况" options={queueOptions} defaultValue={filter.queue ?? ""} className="md:w-36" />
        <TextInput
          id="q"
          name="q"
          type="search"
          label="项目名称、代码或目标"
          maxLength={100}
          defaultValue={filter.q}
          className="col-span-2 md:w-72"
        />
        <div className="flex gap-2">
          <Button type="submit" variant="primary">
            筛选
          </Button>
          {filtered && <LinkButton href="/work/targets">清除</LinkButton>}
        </div>
      </form>
    </search>
  )
}
