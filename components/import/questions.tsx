"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import { Select } from "#components/ui/select.tsx"
import type { UploadAnswers, UploadView } from "#components/work/api.ts"
import { currencies } from "#server/domain/import/amounts.ts"
import type { ImportReport } from "#server/domain/import/report.ts"
import { ColumnMapping, type Mappings } from "./column-mapping.tsx"
import { useImportAct } from "./use-import-act.ts"

type Props = { upload: UploadView; report: ImportReport }
type Currency = NonNullable<UploadAnswers["currency"]>

const options = [{ value: "", label: "请选择" }, ...currencies.map((currency) => ({ value: currency, label: currency }))]

/** What the file does not say and nobody guesses: the currency unit, and which column is what. */
export function Questions({ upload, report: { asks, previews } }: Props) {
  const trpc = useTRPC()
  const kept = upload.options as Pick<UploadAnswers, "currency" | "mappings">
  const [currency, setCurrency] = useState<Currency | "">(kept.currency ?? "")
  const [mappings, setMappings] = useState<Mappings>(kept.mappings ?? {})
  const { failed, after } = useImportAct()
  const answer = useMutation(trpc.imports.answer.mutationOptions(after))
  if (asks.length === 0 || !["ready", "refused"].includes(upload.state)) return null
  const send = () => answer.mutate({ id: upload.id, ...(currency && { currency }), mappings })
  return (
    <Card title="请补充文件里没有写明的" titleId="questions-title">
      <div className="space-y-4">
        {asks.includes("currency") && (
          <Select
            id="currency"
            label="金额的单位"
            className="max-w-xs"
            options={options}
            value={currency}
            onChange={(event) => setCurrency(event.target.value as Currency | "")}
          />
        )}
        {asks.includes("mapping") && <ColumnMapping previews={previews} mappings={mappings} onChange={setMappings} />}
        {failed && (
          <Alert tone="danger" live="assertive">
            {failed}
          </Alert>
        )}
        <Button variant="primary" busy={answer.isPending} onClick={send}>
          按此重新读取
        </Button>
      </div>
    </Card>
  )
}
