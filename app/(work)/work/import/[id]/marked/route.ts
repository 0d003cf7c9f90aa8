import { work } from "#server/caller.ts"
import { privateWorkbook } from "#server/files/disposition.ts"

type Context = { params: Promise<{ id: string }> }

/** The user's own workbook with its marked cells. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { fileName, bytes } = await (await work()).imports.marked({ id: (await params).id })
  return privateWorkbook(`${fileName}-已标注`, bytes)
}
