"use client"

import { useState } from "react"
import { Select } from "#components/ui/select.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { UploadAnswers } from "#components/work/api.ts"
import type { ImportReport } from "#server/domain/import/report.ts"
import { columnName } from "#server/domain/import/sheet.ts"
import { type Field, fields } from "#server/domain/import/synonyms.ts"

export type Mappings = NonNullable<UploadAnswers["mappings"]>
type Preview = ImportReport["previews"][number]
type Props = { previews: readonly Preview[]; mappings: Mappings; onChange: (mappings: Mappings) => void }

const choices = [{ value: "", label: "不导入" }, ...Object.entries(fields).map(([value, label]) => ({ value, label }))]

/** Which row is the header, and what each column is, with the sheet's beginning in view. Remembered for the unit's next file. */
export function ColumnMapping({ previews, mappings, onChange }: Props) {
  const [name, setName] = useState(previews[0]?.sheet ?? "")
  const preview = previews.find(({ sheet }) => sheet === name)
  if (!preview) return null
  const { row = preview.rows[0]?.number ?? 1, columns = {} } = mappings[name] ?? {}
  const width = Math.max(...preview.rows.map(({ cells }) => cells.length))
  const set = (changed: { row?: number; columns?: Record<number, Field> }) =>
    onChange({ ...mappings, [name]: { row, columns, ...changed } })
  const assign = (column: number, field: string) => {
    const { [column]: _, ...others } = columns
    set({ columns: field === "" ? others : { ...others, [column]: field as Field } })
  }
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap gap-4">
        {previews.length > 1 && (
          <Select
            id="mapping-sheet"
            label="工作表"
            options={previews.map(({ sheet }) => ({ value: sheet, label: sheet }))}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
        <Select
          id="mapping-row"
          label="表头（最后一行）在"
          options={preview.rows.map(({ number }) => ({ value: String(number), label: `第 ${number} 行` }))}
          value={String(row)}
          onChange={(event) => set({ row: Number(event.target.value) })}
        />
      </div>
      <TableRegion label="逐列指定">
        <Table caption="逐列指定：每一列是什么" hideCaption>
          <thead>
            <tr>
              <Th>行</Th>
              {Array.from({ length: width }, (_, at) => (
                <Th key={columnName(at + 1)}>
                  <Select
                    id={`mapping-${at + 1}`}
                    label={`${columnName(at + 1)} 列`}
                    options={choices}
                    value={columns[at + 1] ?? ""}
                    onChange={(event) => assign(at + 1, event.target.value)}
                    inputClassName="min-w-28"
                  />
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map(({ number, cells }) => (
              <tr key={number} className={number === row ? "bg-accent-soft" : undefined}>
                <Th scope="row" className="num">
                  {number}
                </Th>
                {Array.from({ length: width }, (_, at) => (
                  <Td key={columnName(at + 1)}>{cells[at]}</Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </TableRegion>
    </div>
  )
}
