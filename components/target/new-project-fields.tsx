"use client"

import { Select } from "#components/ui/select.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import { limits, type ProjectKind, projectKinds } from "#server/domain/target.ts"
import { fieldId } from "./focus-field.ts"

export type ProjectForm = { code: string; name: string; kind: ProjectKind; continuing: boolean }
export const emptyProject: ProjectForm = { code: "", name: "", kind: "department", continuing: false }

type Props = { value: ProjectForm; onChange: (value: ProjectForm) => void; errorAt: (path: string) => string | undefined }

const kinds = Object.entries(projectKinds).map(([value, label]) => ({ value, label }))
const natures = [
  { value: "new", label: "新增" },
  { value: "continuing", label: "延续" },
]

/** A project that the unit enters for the first time here. */
export const NewProjectFields = ({ value, onChange, errorAt }: Props) => (
  <div className="mt-4 grid gap-4 sm:grid-cols-2">
    <TextInput
      id={fieldId("project.code")}
      label="项目代码"
      required
      hint="数字、字母和短横线，最多 40 位。"
      autoComplete="off"
      maxLength={40}
      value={value.code}
      error={errorAt("project.code")}
      onChange={(event) => onChange({ ...value, code: event.target.value })}
    />
    <TextInput
      id={fieldId("project.name")}
      label="项目名称"
      required
      hint={`最多 ${limits.projectName} 字。`}
      autoComplete="off"
      value={value.name}
      error={errorAt("project.name")}
      onChange={(event) => onChange({ ...value, name: event.target.value })}
    />
    <Select
      id={fieldId("project.kind")}
      label="项目类型"
      options={kinds}
      value={value.kind}
      onChange={(event) => onChange({ ...value, kind: event.target.value === "transfer" ? "transfer" : "department" })}
    />
    <Select
      id={fieldId("project.continuing")}
      label="项目属性"
      options={natures}
      value={value.continuing ? "continuing" : "new"}
      onChange={(event) => onChange({ ...value, continuing: event.target.value === "continuing" })}
    />
  </div>
)
