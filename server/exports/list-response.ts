// A list as an answer: sent while its rows are read, so that a long one needs no memory.
import { Readable } from "node:stream"
import { type ListForm, type ListName, listForms, listNames } from "#server/domain/list-files.ts"
import { printMinute } from "#server/domain/minute.ts"
import { fileTypes, privateFile } from "#server/files/disposition.ts"
import { listBytes } from "./list.ts"
import { type Asked, lists } from "./lists.ts"

type Api = Parameters<(typeof lists)["queue"]>[0]
type List = Parameters<typeof listBytes>[0]

/** The first row is asked for before anything is sent: whoever may not see the list gets a 404 instead of half a file. */
async function begun<Item>(items: AsyncIterable<Item>): Promise<AsyncIterable<Item>> {
  const iterator = items[Symbol.asyncIterator]()
  const first = await iterator.next()
  return (async function* () {
    if (first.done) return
    yield first.value
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  })()
}

/** Undefined for a list or a form that there is not. `file`: "library.xlsx". */
export async function listResponse(api: Api, file: string, asked: Asked): Promise<Response | undefined> {
  const [, name = "", ending = ""] = /^([a-z]+)\.([a-z]+)$/.exec(file) ?? []
  const form = (Object.keys(listForms) as ListForm[]).find((each) => each === ending)
  const known: ListName | undefined = listNames.find((each) => each === name)
  if (!form || !known) return undefined
  const list = lists[known] as (api: Api, asked: Asked) => List | Promise<List>
  const { rows, ...described } = await list(api, asked)
  const bytes = listBytes({ ...described, rows: await begun(rows) }, form)
  const fileName = `${described.title}-${printMinute(new Date()).replace(/[^0-9]+/g, "-")}.${form}`
  const body = Readable.toWeb(Readable.from(bytes, { objectMode: false })) as ReadableStream<Uint8Array<ArrayBuffer>>
  return new Response(body, { headers: privateFile(fileTypes[form], fileName, true) })
}
