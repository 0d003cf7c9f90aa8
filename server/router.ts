// The list of areas, nothing else.
import { attachmentsRouter } from "./attachments/router.ts"
import { bulkRouter } from "./bulk/router.ts"
import { checksRouter } from "./checks/router.ts"
import { exportsRouter } from "./exports/router.ts"
import { formsRouter } from "./forms/router.ts"
import { importsRouter } from "./imports/router.ts"
import { libraryRouter } from "./library/router.ts"
import { messagesRouter } from "./messages/router.ts"
import { noticesRouter } from "./notices/router.ts"
import { peopleRouter } from "./people/router.ts"
import { substitutionsRouter } from "./people/substitutions-router.ts"
import { publishedRouter } from "./published/router.ts"
import { publishingRouter } from "./publishing/router.ts"
import { reviewRouter } from "./review/router.ts"
import { roundsRouter } from "./rounds/router.ts"
import { staffRouter } from "./staff/router.ts"
import { targetsRouter } from "./targets/router.ts"
import { router } from "./trpc.ts"

export const appRouter = router({
  attachments: attachmentsRouter,
  bulk: bulkRouter,
  checks: checksRouter,
  exports: exportsRouter,
  forms: formsRouter,
  imports: importsRouter,
  library: libraryRouter,
  messages: messagesRouter,
  notices: noticesRouter,
  people: peopleRouter,
  published: publishedRouter,
  publishing: publishingRouter,
  review: reviewRouter,
  rounds: roundsRouter,
  staff: staffRouter,
  substitutions: substitutionsRouter,
  targets: targetsRouter,
})
export type AppRouter = typeof appRouter
