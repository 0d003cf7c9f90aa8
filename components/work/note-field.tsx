import type { ChangeEvent } from "react"
import { Textarea } from "#components/ui/textarea.tsx"
import { limits } from "#server/domain/target.ts"

type Props = {
  id: string
  value: string
  rows?: number
  error: string | undefined
  onChange: (event: ChangeEvent<HTMLTextAreaElement>) => void
}

/** A word about what one does, which may stay unsaid. */
export const NoteField = (props: Props) => <Textarea {...props} label="说明（可以不填）" maxLength={limits.note} />
