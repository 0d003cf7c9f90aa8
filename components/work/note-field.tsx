import { Textarea } from "#components/ui/textarea.tsx"
import { limits } from "#server/domain/target.ts"

type Props = { id: string; value: string; rows?: number; error: string | undefined; onChange: (note: string) => void }

/** A word about what one does, which may stay unsaid. */
export const NoteField = ({ id, value, rows = 3, error, onChange }: Props) => (
  <Textarea
    {...{ id, rows, value, error }}
    label="说明（可以不填）"
    maxLength={limits.note}
    onChange={(event) => onChange(event.target.value)}
  />
)
