"use client"

import { TextInput } from "#components/ui/text-input.tsx"

/** Null: at once. */
export type PublishAt = string | null

const Choice = ({ label, checked, onChoose }: { label: string; checked: boolean; onChoose: () => void }) => (
  <label className="flex min-h-11 items-center gap-2 md:min-h-8">
    <input type="radio" name="publish-when" className="size-4" checked={checked} onChange={onChoose} />
    {label}
  </label>
)

type Props = { value: PublishAt; onChange: (value: PublishAt) => void; error: string | undefined }

/** At once, or at a minute that one sets. */
export const WhenChoice = ({ value, onChange, error }: Props) => (
  <fieldset className="mt-4">
    <legend className="mb-1 text-sm font-medium">什么时候公开</legend>
    <Choice label="立即公开" checked={value === null} onChoose={() => onChange(null)} />
    <Choice
      label="定时公开：到时仍是现在批复的内容才公开，有变化则不公开，并在这里告诉您"
      checked={value !== null}
      onChoose={() => onChange("")}
    />
    {value !== null && (
      <TextInput
        id="publish-at"
        type="datetime-local"
        label="公开时间"
        hint="北京时间。"
        required
        className="mt-2 max-w-xs"
        value={value}
        error={error}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </fieldset>
)
