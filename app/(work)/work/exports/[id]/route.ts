import { work } from "#server/caller.ts"
import { exportResponse } from "#server/exports/response.ts"

type Props = { params: Promise<{ id: string }> }

/** The finished file, for whoever asked for it; 404 for everybody else, and once it has expired. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { id } = await params
  const api = await work()
  const file = await api.exports.file({ id })
  return exportResponse(file, (place) => api.exports.piece({ id, place }))
}
