import { configuredStores } from "#server/attachments/configured.ts"
import { attachmentResponse } from "#server/attachments/response.ts"
import { work } from "#server/caller.ts"
import { appDb } from "#server/database.ts"

type Props = { params: Promise<{ id: string }> }

/** One file, for whoever may read the target or the version that names it; 404 for everybody else. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const file = await (await work()).attachments.get({ id: (await params).id })
  return attachmentResponse(appDb(), file, configuredStores())
}
