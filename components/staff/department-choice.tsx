import { cx } from "#components/ui/cx.ts"
import type { StaffOrg } from "#components/work/api.ts"

type Props = { departments: readonly StaffOrg[]; chosen: readonly string[]; onChange: (ids: string[]) => void; className?: string }

/** The departments a finance reviewer looks after. */
export const DepartmentChoice = ({ departments, chosen, onChange, className }: Props) => (
  <fieldset className={cx("max-h-60 overflow-y-auto rounded border border-line p-3", className)}>
    <legend className="px-1 text-sm font-medium">联系的主管部门</legend>
    <div className="grid gap-x-4 md:grid-cols-2">
      {departments.map(({ id, name }) => (
        <label key={id} className="flex min-h-11 items-center gap-2 text-sm md:min-h-8">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) => onChange(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))}
          />
          {name}
        </label>
      ))}
    </div>
  </fieldset>
)
