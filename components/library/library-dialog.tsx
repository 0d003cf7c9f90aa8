"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { type Option, Select } from "#components/ui/select.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import { Textarea } from "#components/ui/textarea.tsx"
import type { LibraryList } from "#components/work/api.ts"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { useSend } from "#components/work/use-send.ts"
import { type LibraryInput, libraryScopes, librarySignLabels } from "#server/domain/library.ts"
import { betterLabels } from "#server/domain/merge.ts"
import { categoryLabels, subcategories, subcategoryLabel } from "#server/domain/published-table.ts"

type Props = {
  title: string
  /** The row that is changed; null for a new one. */
  place: { id: string; version: number } | null
  start: LibraryInput
  departments: LibraryList["departments"]
  onClose: () => void
}

const options = (labels: Readonly<Record<string, string>>): Option[] => Object.entries(labels).map(([value, label]) => ({ value, label }))
const texts = [
  ["unit", "计量单位", "如：%、人次、天"],
  ["referenceValue", "参考值", "只供参考，由填报人按项目实际确定。"],
  ["dataSource", "数据来源", undefined],
  ["appliesTo", "适用项目", undefined],
  ["source", "出处", "文件、指引或者已批复的项目。"],
] as const
const longTexts = [
  ["explanation", "指标解释或公式"],
  ["scoring", "评分标准"],
] as const

/** Writes a row of the library, or changes one. */
export function LibraryDialog({ title, place, start, departments, onClose }: Props) {
  const trpc = useTRPC()
  const [row, setRow] = useState(start)
  const add = useMutation(trpc.library.add.mutationOptions())
  const change = useMutation(trpc.library.change.mutationOptions())
  const store = (input: LibraryInput) => (place ? change.mutateAsync({ place, row: input }) : add.mutateAsync(input))
  const { send, busy, failure, errorAt } = useSend(store, "指标已保存。", onClose)
  const set = (changed: Partial<LibraryInput>) => setRow({ ...row, ...changed })
  const at = (path: string) => errorAt(path) ?? errorAt(`row.${path}`)
  const choice = <Key extends "scope" | "category" | "sign" | "better">(key: Key, label: string, choices: Option[]) => (
    <Select
      id={`library-${key}`}
      label={label}
      options={choices}
      value={row[key]}
      error={at(key)}
      onChange={(event) => set({ [key]: event.target.value, ...(key === "category" && { subcategory: null }) })}
    />
  )
  const seconds = subcategories(row.category === "cost" ? "costCategory" : "costUnderOutput", row.category)
  return (
    <FormDialog {...{ title, busy, failure, onClose }} confirm="保存" onConfirm={() => send(row)}>
      <TextInput
        id="library-name"
        label="指标名称"
        required
        value={row.name}
        error={at("name")}
        onChange={(event) => set({ name: event.target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {choice("category", "一级指标", options(categoryLabels))}
        <Select
          id="library-subcategory"
          label="二级指标"
          options={[{ value: "", label: "（不限）" }, ...seconds.map((code) => ({ value: code, label: subcategoryLabel(code) }))]}
          value={row.subcategory ?? ""}
          error={at("subcategory")}
          onChange={(event) => set({ subcategory: (event.target.value || null) as LibraryInput["subcategory"] })}
        />
        {choice("sign", "计算符号", options(librarySignLabels))}
        {choice("better", "方向", options(betterLabels))}
        {choice("scope", "适用范围", options(libraryScopes))}
        {row.scope === "department" && (
          <Select
            id="library-department"
            label="部门"
            options={[{ value: "", label: "请选择" }, ...departments.map(({ id, name }) => ({ value: id, label: name }))]}
            value={row.departmentId ?? ""}
            error={at("departmentId")}
            onChange={(event) => set({ departmentId: event.target.value || null })}
          />
        )}
        {row.scope === "industry" && (
          <TextInput
            id="library-industry"
            label="行业"
            value={row.industry}
            error={at("industry")}
            onChange={(event) => set({ industry: event.target.value })}
          />
        )}
        {texts.map(([key, label, hint]) => (
          <TextInput
            key={key}
            id={`library-${key}`}
            {...{ label, hint }}
            value={row[key]}
            error={at(key)}
            onChange={(event) => set({ [key]: event.target.value })}
          />
        ))}
      </div>
      {longTexts.map(([key, label]) => (
        <Textarea
          key={key}
          id={`library-${key}`}
          label={label}
          rows={2}
          value={row[key]}
          error={at(key)}
          onChange={(event) => set({ [key]: event.target.value })}
        />
      ))}
    </FormDialog>
  )
}
