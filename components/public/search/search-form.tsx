import { categories, categoryLabels } from "#server/domain/published-table.ts"
import type { Problems, RawSearch } from "#server/domain/search-request.ts"
import { Button } from "../../ui/button.tsx"
import { Select } from "../../ui/select.tsx"
import { TextInput } from "../../ui/text-input.tsx"

export type Places = { years: readonly number[]; orgs: readonly { code: string; name: string }[] }
type Props = { asked: RawSearch; problems: Problems; places: Places }

const any = (label: string) => ({ value: "", label })
const categoryOptions = [any("全部类别"), ...categories.map((value) => ({ value, label: categoryLabels[value] }))]

/** An org that was asked for and is not in the list stays chosen. */
const orgOptions = ({ orgs }: Places, asked: string | undefined) => {
  const known = orgs.map(({ code, name }) => ({ value: code, label: `${name}（${code}）` }))
  const missing = asked && !orgs.some(({ code }) => code === asked) ? [{ value: asked, label: asked }] : []
  return [any("全部部门和单位"), ...missing, ...known]
}

/** A form that only makes an address: what is found can be linked to and needs no script. */
export function SearchForm({ asked, problems, places }: Props) {
  return (
    <search>
      <form action="/search" method="get" className="rounded border border-line bg-surface p-4 shadow-raised">
        <div className="flex flex-wrap items-start gap-3">
          <TextInput
            id="q"
            name="q"
            type="search"
            label="找什么"
            hint="项目名称、绩效目标、指标名称或指标值中连续的两个字以上；多个词用空格隔开"
            error={problems.q}
            defaultValue={asked.q}
            maxLength={200}
            className="min-w-0 flex-1 basis-80"
          />
          <Button type="submit" variant="primary" className="mt-7 max-md:mt-0 max-md:w-full md:self-end">
            检索
          </Button>
        </div>
        <div className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-5">
          <Select
            id="year"
            name="year"
            label="年度"
            error={problems.year}
            defaultValue={asked.year}
            options={[any("全部年度"), ...places.years.map((year) => ({ value: String(year), label: `${year} 年度` }))]}
          />
          <Select
            id="org"
            name="org"
            label="部门或单位"
            error={problems.org}
            defaultValue={asked.org}
            options={orgOptions(places, asked.org)}
          />
          <Select
            id="category"
            name="category"
            label="在哪类指标中找"
            error={problems.category}
            defaultValue={asked.category}
            options={categoryOptions}
          />
          <TextInput id="min" name="min" label="总计不少于（万元）" inputMode="decimal" error={problems.min} defaultValue={asked.min} />
          <TextInput id="max" name="max" label="总计不超过（万元）" inputMode="decimal" error={problems.max} defaultValue={asked.max} />
        </div>
      </form>
    </search>
  )
}
