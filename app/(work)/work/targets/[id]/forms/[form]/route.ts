import { work } from "#server/caller.ts"
import { fileTypes, privateFile } from "#server/files/disposition.ts"
import { formFileName, printForm } from "#server/files/form-pdf.ts"

type Props = { params: Promise<{ id: string; form: string }> }

/** `application.pdf`, `review.pdf`, `approval.pdf` of a target, for whoever may read it there; 404 for everybody else. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { id, form } = await params
  const api = await work()
  const data = await api.forms.get({ id, form: form.replace(/\.pdf$/, "") as "application" })
  return new Response(new Uint8Array(await printForm(data)), { headers: privateFile(fileTypes.pdf, formFileName(data), false) })
}
