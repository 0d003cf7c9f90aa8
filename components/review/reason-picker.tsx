"use client"

import { Select } from "#components/ui/select.tsx"

type Props = { id: string; reasons: readonly { id: string; text: string }[]; onPick: (reason: string) => void }

/** The standard reasons finance keeps: the chosen one is added to what is written, to be changed there. */
export const ReasonPicker = ({ id, reasons, onPick }: Props) =>
  reasons.length > 0 && (
    <Select
      id={id}
      label="常用理由"
      hideLabel
      className="grow"
      options={[{ value: "", label: "插入常用理由…" }, ...reasons.map((reason) => ({ value: reason.id, label: reason.text }))]}
      value=""
      onChange={(event) => {
        const picked = reasons.find((reason) => reason.id === event.target.value)
        if (picked) onPick(picked.text)
      }}
    />
  )
