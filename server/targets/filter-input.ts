// What people filter targets by, as it arrives.
import { z } from "zod"
import { queues } from "#server/domain/queues.ts"
import { text } from "#server/domain/text.ts"
import { states } from "#server/domain/workflow.ts"

export const filterInput = z.object({
  year: z.int().optional(),
  state: z.enum(states).optional(),
  unit: z.string().max(20).optional(),
  /** Nothing typed is nothing asked for. */
  q: text({ label: "查找内容", max: 100 })
    .transform((words) => words || undefined)
    .optional(),
  queue: z.enum(queues).optional(),
})
