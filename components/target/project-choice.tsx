"use client"

import { Select } from "#components/ui/select.tsx"
import type { TargetOptions } from "#components/work/api.ts"
import { fieldId } from "./focus-field.ts"

type Props = {
  projects: TargetOptions["projects"]
  year: number | undefined
  chosen: string | null
  onChange: (id: string | null) => void
  error: string | undefined
}

/** A project the unit has and that has no target in the year yet, or a new one (null). */
export function ProjectChoice({ projects, year, chosen, onChange, error }: Props) {
  const free = projects.filter(({ takenYears }) => year === undefined || !takenYears.includes(year))
  const taken = projects.length - free.length
  return (
    <Select
      id={fieldId("project")}
      label="申报哪个项目"
      hint={taken > 0 ? `本单位另有 ${taken} 个项目在该年度已有绩效目标，不再列出。` : undefined}
      options={[
        { value: "", label: "新项目（填写下面各项）" },
        ...free.map(({ id, code, name }) => ({ value: id, label: `${name}（${code}）` })),
      ]}
      value={chosen ?? ""}
      error={error}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}
