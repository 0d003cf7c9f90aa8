"use client"

import { cx } from "#components/ui/cx.ts"
import { type Option, Select } from "#components/ui/select.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import { betters } from "#server/domain/indicator-value.ts"
import { betterLabels } from "#server/domain/merge.ts"
import type { OpenFields } from "#server/domain/open-fields.ts"
import {
  type Category,
  categoriesOf,
  categoryLabels,
  type IndicatorTree,
  subcategories,
  subcategoryLabel,
} from "#server/domain/published-table.ts"
import type { DraftRow } from "./draft.ts"
import { fieldId } from "./focus-field.ts"
import { disabledChoice, readOnlyBox } from "./locked.ts"
import { valueWords } from "./value-words.ts"

export type RowProps = {
  row: DraftRow
  tree: IndicatorTree
  open: OpenFields
  onChange: (change: Partial<DraftRow>) => void
  errorAt: (path: string) => string | undefined
}

/** What stands in old data stays choosable, so that opening a form changes nothing. */
const withPresent = (options: Option[], value: string, label: string): Option[] =>
  options.some((option) => option.value === value) ? options : [...options, { value, label }]

const categoryOptions = (tree: IndicatorTree, present: Category): Option[] =>
  withPresent(
    categoriesOf(tree).map((category) => ({ value: category, label: categoryLabels[category] })),
    present,
    categoryLabels[present],
  )

const subcategoryOptions = (tree: IndicatorTree, { category, subcategory }: DraftRow): Option[] => {
  const known = subcategories(tree, category).map((code) => ({ value: code as string, label: subcategoryLabel(code) }))
  const options = [{ value: "", label: "不分" }, ...known]
  return subcategory ? withPresent(options, subcategory, subcategoryLabel(subcategory)) : options
}

const betterOptions = betters.map((better) => ({ value: better, label: betterLabels[better] }))
const oneOf = <Value extends string>(values: readonly Value[], typed: string, otherwise: Value): Value =>
  values.find((value) => value === typed) ?? otherwise

/** The five boxes of one indicator; heads above the list name them where it is wide, labels where it is narrow. */
export function IndicatorFields({ row, tree, open, onChange, errorAt }: RowProps) {
  const path = (field: string) => `indicators[${row.id}].${field}`
  const common = (field: string, label: string, span = "") => ({
    id: fieldId(path(field)),
    label,
    error: errorAt(path(field)),
    className: cx("lg:[&>label]:sr-only", span),
  })
  return (
    <>
      <Select
        {...disabledChoice(open, path("category"))}
        {...common("category", "一级指标")}
        options={categoryOptions(tree, row.category)}
        value={row.category}
        onChange={(event) => onChange({ category: oneOf(categoriesOf(tree), event.target.value, row.category) })}
      />
      <Select
        {...disabledChoice(open, path("subcategory"))}
        {...common("subcategory", "二级指标")}
        options={subcategoryOptions(tree, row)}
        value={row.subcategory ?? ""}
        onChange={(event) => onChange({ subcategory: event.target.value || null })}
      />
      <TextInput
        {...readOnlyBox(open, path("name"))}
        {...common("name", "指标名称", "col-span-2 lg:col-span-1")}
        autoComplete="off"
        value={row.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <div>
        <TextInput
          {...readOnlyBox(open, path("raw"))}
          {...common("raw", "年度指标值")}
          autoComplete="off"
          value={row.raw}
          onChange={(event) => onChange({ raw: event.target.value })}
        />
        <p className="mt-0.5 text-xs text-ink-soft">{valueWords(row.raw)}</p>
      </div>
      <Select
        {...disabledChoice(open, path("better"))}
        {...common("better", "方向")}
        options={betterOptions}
        value={row.better}
        onChange={(event) => onChange({ better: oneOf(betters, event.target.value, row.better) })}
      />
    </>
  )
}
