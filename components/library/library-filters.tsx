import { Button } from "#components/ui/button.tsx"
import { Select } from "#components/ui/select.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import { libraryStates } from "#server/domain/library.ts"
import { categoryLabels } from "#server/domain/published-table.ts"

const options = (all: string, labels: Readonly<Record<string, string>>) => [
  { value: "", label: all },
  ...Object.entries(labels).map(([value, label]) => ({ value, label })),
]

type Props = { filter: { state?: string | undefined; category?: string | undefined; q?: string | undefined }; keeper: boolean }

/** Changes the address only; works without JavaScript. */
export const LibraryFilters = ({ filter, keeper }: Props) => (
  <search aria-label="筛选指标">
    <form action="/work/library" className="mb-3 grid grid-cols-2 items-end gap-3 md:flex md:flex-wrap">
      <Select
        id="category"
        name="category"
        label="一级指标"
        options={options("全部", categoryLabels)}
        defaultValue={filter.category ?? ""}
        className="md:w-36"
      />
      {keeper && (
        <Select
          id="state"
          name="state"
          label="状态"
          options={options("全部", libraryStates)}
          defaultValue={filter.state ?? ""}
          className="md:w-36"
        />
      )}
      <TextInput id="q" name="q" type="search" label="名称或解释" maxLength={100} defaultValue={filter.q} className="col-span-2 md:w-72" />
      <Button type="submit" variant="primary">
        筛选
      </Button>
    </form>
  </search>
)
