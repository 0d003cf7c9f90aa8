"use client"

import { Fragment, useState } from "react"
import { fieldId } from "#components/target/focus-field.ts"
import { Select } from "#components/ui/select.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import { criteria, type Grade, gradeLabels, grades, type SheetConfig, type SheetItem } from "#server/domain/review-sheet.ts"
import type { SheetDraft } from "./sheet-draft.ts"

type ItemProps = { item: SheetItem; sheet: SheetDraft; error: string | undefined; onChange: (sheet: SheetDraft) => void }

const without = <Value,>(all: Readonly<Record<string, Value>>, code: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== code))

/** Whole points; what is no number stays in its box and is said there, and counts as not given. */
function PointsBox({ item, sheet, error, onChange }: ItemProps) {
  const { code, label, maxPoints } = item
  const given = sheet.points[code]
  const [typed, setTyped] = useState(given === undefined ? "" : String(given))
  const readable = /^\d{1,3}$/.test(typed.trim()) && Number(typed) <= maxPoints
  const type = (text: string) => {
    setTyped(text)
    const ok = /^\d{1,3}$/.test(text.trim()) && Number(text) <= maxPoints
    onChange({ ...sheet, points: ok ? { ...sheet.points, [code]: Number(text) } : without(sheet.points, code) })
  }
  return (
    <TextInput
      id={fieldId(`sheet.${code}`)}
      label={`${label}（${maxPoints} 分）`}
      inputMode="numeric"
      autoComplete="off"
      className="grid items-center gap-x-3 sm:grid-cols-[minmax(0,1fr)_6rem] [&>label]:mb-0 [&>label]:font-normal [&>p]:col-span-full"
      inputClassName="text-right tabular-nums"
      value={typed}
      error={typed.trim() && !readable ? `请填 0 到 ${maxPoints} 的整数。` : error}
      onChange={(event) => type(event.target.value)}
    />
  )
}

const gradeOptions = [{ value: "", label: "未评" }, ...grades.map((grade) => ({ value: grade as string, label: gradeLabels[grade] }))]
const asGrade = (value: string): Grade | undefined => grades.find((grade) => grade === value)

function GradeBox({ item: { code, label }, sheet, error, onChange }: ItemProps) {
  const choose = (value: string) => {
    const grade = asGrade(value)
    onChange({ ...sheet, grades: grade ? { ...sheet.grades, [code]: grade } : without(sheet.grades, code) })
  }
  return (
    <Select
      id={fieldId(`sheet.${code}`)}
      label={label}
      className="grid items-center gap-x-3 sm:grid-cols-[minmax(0,1fr)_6rem] [&>label]:mb-0 [&>label]:font-normal [&>p]:col-span-full"
      options={gradeOptions}
      value={sheet.grades[code] ?? ""}
      error={error}
      onChange={(event) => choose(event.target.value)}
    />
  )
}

type Props = {
  config: SheetConfig
  sheet: SheetDraft
  errorAt: (path: string) => string | undefined
  onChange: (sheet: SheetDraft) => void
}

/** The items under their four criteria, each with points or a grade; with grades, one for the whole at the end. */
export function SheetItems({ config, sheet, errorAt, onChange }: Props) {
  const Box = sheet.mode === "points" ? PointsBox : GradeBox
  return (
    <div className="space-y-2">
      {config.items.map((item, at) => (
        <Fragment key={item.code}>
          {item.criterion !== config.items[at - 1]?.criterion && (
            <h3 className="border-b border-line pt-2 pb-1 text-sm">{criteria[item.criterion]}</h3>
          )}
          <Box item={item} sheet={sheet} error={errorAt(`sheet.${item.code}`)} onChange={onChange} />
        </Fragment>
      ))}
      {sheet.mode === "grades" && (
        <Select
          id={fieldId("sheet.grade")}
          label="总体等级"
          className="grid items-center gap-x-3 border-t border-line pt-3 sm:grid-cols-[minmax(0,1fr)_6rem] [&>label]:mb-0 [&>p]:col-span-full"
          options={gradeOptions}
          value={sheet.grade ?? ""}
          error={errorAt("sheet.grade")}
          onChange={(event) => onChange({ ...sheet, grade: asGrade(event.target.value) ?? null })}
        />
      )}
    </div>
  )
}
