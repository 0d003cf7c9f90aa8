// A long XML part in pieces that end between two elements, so that a sheet of any size passes through bounded memory.
import { FileFault } from "./fault.ts"
import type { FileLimits } from "./limits.ts"
import { refuseForeignXml } from "./xml.ts"
import { unpack, type ZipEntry } from "./zip.ts"

/** Where the last `</name>` ends; 0 when there is none. */
function lastClosing(text: string, name: string): number {
  let at = text.length
  while (at > 0) {
    at = text.lastIndexOf(`${name}>`, at - 1)
    if (at < 0) return 0
    if (/<\/(?:\w+:)?$/.test(text.slice(Math.max(0, at - 20), at))) return at + name.length + 1
  }
  return 0
}

/** Latin1 pieces, each ending with `</name>`; the last one is what remains. */
export async function* piecesOf(entry: ZipEntry, name: string, { rowBytes }: FileLimits): AsyncGenerator<string> {
  let waiting: string[] = []
  let length = 0
  let first = true
  for await (const chunk of unpack(entry)) {
    // A closing tag may be cut in two, so the end of what waits is looked at again; the rest of it is not.
    const tail = waiting.pop() ?? ""
    const text = tail + chunk.toString("latin1")
    if (first) refuseForeignXml(text)
    first = false
    const end = lastClosing(text, name)
    if (end > 0) yield [...waiting, text.slice(0, end)].join("")
    const kept = end > 0 ? [] : waiting
    const rest = text.slice(end)
    waiting = [...kept, rest.slice(0, -100), rest.slice(-100)]
    length = end > 0 ? rest.length : length + chunk.length
    if (length > rowBytes) throw new FileFault("row_too_long", "文件里有一行内容过长，没有读取。请删去不需要的内容后再上传。")
  }
  yield waiting.join("")
}
