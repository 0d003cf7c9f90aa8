import { workCaller } from "#server/caller.ts"
import { errorAnswer } from "#server/error-answer.ts"
import { readBody } from "#server/http-body.ts"
import { importLimit, importTooLarge } from "#server/imports/too-large.ts"
import { isForeign } from "#server/same-origin.ts"

/** Brings a file to be imported: its bytes are the body, `round` and `name` stand in the address. Answers the id of its report. */
export async function POST(request: Request): Promise<Response> {
  if (isForeign(request)) return new Response(null, { status: 403 })
  const { searchParams } = new URL(request.url)
  const [roundId, fileName] = [searchParams.get("round") ?? "", searchParams.get("name") ?? ""]
  try {
    const api = await workCaller()
    await api.imports.mayUpload()
    const bytes = await readBody(request, importLimit, importTooLarge)
    return Response.json(await api.imports.upload({ roundId, fileName, bytes }), { status: 201 })
  } catch (error) {
    return errorAnswer(error)
  }
}
