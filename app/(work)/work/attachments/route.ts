import { attachmentTooLarge } from "#server/attachments/bring.ts"
import { workCaller } from "#server/caller.ts"
import { attachmentLimits } from "#server/domain/attachment.ts"
import { errorAnswer } from "#server/error-answer.ts"
import { readBody } from "#server/http-body.ts"
import { isForeign } from "#server/same-origin.ts"

/** Brings a file: its bytes are the body, `target` and `name` stand in the address. Answers what the content names it by. */
export async function POST(request: Request): Promise<Response> {
  if (isForeign(request)) return new Response(null, { status: 403 })
  const { searchParams } = new URL(request.url)
  const [targetId, name] = [searchParams.get("target") ?? "", searchParams.get("name") ?? ""]
  try {
    const api = await workCaller()
    await api.attachments.mayBring({ targetId })
    const bytes = await readBody(request, attachmentLimits.bytes, attachmentTooLarge)
    return Response.json(await api.attachments.bring({ targetId, name, bytes }), { status: 201 })
  } catch (error) {
    return errorAnswer(error)
  }
}
