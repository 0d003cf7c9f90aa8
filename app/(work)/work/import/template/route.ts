import { work } from "#server/caller.ts"
import { privateWorkbook } from "#server/files/disposition.ts"

/** The unit's own table for `?round=`, filled in with what it has. */
export async function GET(request: Request): Promise<Response> {
  const roundId = new URL(request.url).searchParams.get("round") ?? ""
  const { fileName, bytes } = await (await work()).imports.template({ roundId })
  return privateWorkbook(fileName, bytes)
}
