"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { ActFailure } from "#components/review/act-failure.tsx"
import { useTRPC } from "#components/trpc.tsx"
import { Badge, type Tone } from "#components/ui/badge.tsx"
import { Button } from "#components/ui/button.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { LibraryList } from "#components/work/api.ts"
import { useSend } from "#components/work/use-send.ts"
import {
  type LibraryAction,
  type LibraryInput,
  type LibraryState,
  libraryActionsFrom,
  libraryScopes,
  librarySignLabels,
  libraryStates,
  librarySteps,
} from "#server/domain/library.ts"
import { categoryLabels, subcategoryLabel } from "#server/domain/published-table.ts"
import { LibraryDialog } from "./library-dialog.tsx"

type Row = LibraryList["rows"][number]
const tones: Record<LibraryState, Tone> = { draft: "warn", confirmed: "ok", retired: "neutral" }

const scopeWords = ({ scope, industry, departmentName }: Row): string =>
  [libraryScopes[scope], industry, departmentName].filter(Boolean).join(" · ")

const inputOf = ({ scope, departmentId, industry, category, subcategory, name, sign, unit, better, ...row }: Row): LibraryInput => ({
  ...{ scope, departmentId, industry, category, name, sign, unit, better },
  subcategory: subcategory as LibraryInput["subcategory"],
  ...{ explanation: row.explanation, referenceValue: row.referenceValue, scoring: row.scoring },
  ...{ dataSource: row.dataSource, appliesTo: row.appliesTo, source: row.source },
})

/** What can be done with a row: change it, and the steps of its life. */
function Actions({ row, onEdit }: { row: Row; onEdit: () => void }) {
  const trpc = useTRPC()
  const move = useMutation(trpc.library.move.mutationOptions())
  const done = (action: LibraryAction) => `“${row.name}”：${librarySteps[action].label}，已办。`
  const [last, setLast] = useState<LibraryAction>("confirm")
  const { send, busy, failure } = useSend(move.mutateAsync, done(last), () => undefined)
  return (
    <div className="flex flex-wrap gap-1">
      <Button size="small" onClick={onEdit} aria-label={`修改：${row.name}`}>
        修改
      </Button>
      {libraryActionsFrom(row.state).map((action) => (
        <Button
          key={action}
          size="small"
          variant="quiet"
          busy={busy && last === action}
          aria-label={`${librarySteps[action].label}：${row.name}`}
          onClick={() => {
            setLast(action)
            send({ id: row.id, version: row.version, action })
          }}
        >
          {librarySteps[action].label}
        </Button>
      ))}
      {failure && <ActFailure failure={failure} />}
    </div>
  )
}

const Line = ({ row, keeper, onEdit }: { row: Row; keeper: boolean; onEdit: () => void }) => (
  <tr>
    <Th scope="row" className="md:w-[22rem]">
      <span className="block font-medium">{row.name}</span>
      {row.explanation && <span className="block text-sm">{row.explanation}</span>}
      <span className="block text-xs text-ink-soft">
        {[row.appliesTo && `适用：${row.appliesTo}`, row.source && `出处：${row.source}`].filter(Boolean).join("；")}
      </span>
    </Th>
    <Td data-label="类别">
      {categoryLabels[row.category]}
      {row.subcategory && <span className="block text-xs text-ink-soft">{subcategoryLabel(row.subcategory)}</span>}
    </Td>
    <Td data-label="指标值">
      {librarySignLabels[row.sign]} {row.unit}
      {row.referenceValue && <span className="block text-xs text-ink-soft">参考值 {row.referenceValue}</span>}
    </Td>
    <Td data-label="范围">{scopeWords(row)}</Td>
    <Td data-label="采用（项目）" align="right" className="num">
      {row.used}
    </Td>
    {keeper && (
      <>
        <Td data-label="状态">
          <Badge tone={tones[row.state]}>{libraryStates[row.state]}</Badge>
        </Td>
        <Td data-label="办理">
          <Actions row={row} onEdit={onEdit} />
        </Td>
      </>
    )}
  </tr>
)

/** The rows of a page; finance also sees states, and keeps them. */
export function LibraryTable({ rows, keeper, departments }: Pick<LibraryList, "rows" | "keeper" | "departments">) {
  const [editing, setEditing] = useState<Row | null>(null)
  return (
    <>
      <TableRegion label="指标库，可左右滚动">
        <Table caption="指标库" hideCaption className="card-table">
          <thead>
            <tr>
              <Th>指标</Th>
              <Th>类别</Th>
              <Th>指标值</Th>
              <Th>范围</Th>
              <Th align="right">采用（项目）</Th>
              {keeper && (
                <>
                  <Th>状态</Th>
                  <Th>办理</Th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.id} row={row} keeper={keeper} onEdit={() => setEditing(row)} />
            ))}
          </tbody>
        </Table>
      </TableRegion>
      {editing && (
        <LibraryDialog
          title="修改指标"
          place={{ id: editing.id, version: editing.version }}
          start={inputOf(editing)}
          departments={departments}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}
