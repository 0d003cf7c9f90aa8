// Just enough XML for spreadsheets. Parts are scanned as latin1, where every tag is ASCII and nothing is decoded twice; texts are
// decoded one by one, which also keeps them from holding on to the part they were cut from. No entities but the five of XML.
import { FileFault } from "./fault.ts"

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }

function entity(whole: string, name: string): string {
  if (name.startsWith("#")) {
    const code = name[1] === "x" || name[1] === "X" ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
    // A lone surrogate stays what it is: the rule for texts refuses it, with its cell.
    return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD"
  }
  const text = named[name]
  if (text === undefined) throw new FileFault("xml_entity", `文件里有不允许的实体“${whole.slice(0, 20)}”，没有读取。`)
  return text
}

/** Latin1 of UTF-8 bytes → the text. */
const decode = (latin1: string): string => (/[\x80-\xff]/.test(latin1) ? Buffer.from(latin1, "latin1").toString("utf8") : latin1)

/** The text between two tags. */
export function textOf(latin1: string): string {
  const plain = latin1.includes("<![CDATA[")
    ? latin1.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, raw: string) => raw.replaceAll("&", "&amp;"))
    : latin1
  const text = decode(plain)
  return text.includes("&") ? text.replace(/&([^;&]{1,20});/g, entity) : text
}

/** An attribute of a tag, e.g. `attribute('r="A1" t="s"', "t")`. */
export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? undefined : textOf(value)
}

/** Bounded, so that a file of tags that never end is not searched to its end again and again. */
const opening = (name: string) => new RegExp(`<(?:\\w{1,20}:)?${name}(\\s[^>]{0,4000}?)?(/?)>`, "g")

/** Each tag of this name, whatever its prefix, with its attributes. */
export const tags = (xml: string, name: string): string[] => [...xml.matchAll(opening(name))].map((found) => found[1] ?? "")

export type Element = { tag: string; body: string; from: number; to: number }

/** Finds the elements of one name, whatever its prefix; none lies in another of the same name. Linear, also where they never end. */
export function elementsOf(name: string): (xml: string) => Generator<Element> {
  return function* elements(xml) {
    const [open, close] = [opening(name), new RegExp(`</(?:\\w{1,20}:)?${name}>`, "g")]
    for (let found = open.exec(xml); found; found = open.exec(xml)) {
      const [whole, tag = "", single] = found
      const start = found.index + whole.length
      if (single) {
        yield { tag, body: "", from: found.index, to: start }
        continue
      }
      close.lastIndex = start
      const end = close.exec(xml)
      if (!end) return
      yield { tag, body: xml.slice(start, end.index), from: found.index, to: close.lastIndex }
      open.lastIndex = close.lastIndex
    }
  }
}

const forbidden = /<!(?:DOCTYPE|ENTITY)/i

/** Document types bring entities, and entities bring other files and endless texts. Also checks that the part is UTF-8. */
export function refuseForeignXml(head: string): void {
  if (forbidden.test(head))
    throw new FileFault("xml_doctype", "文件里有外部实体或文档类型声明，可能有害，没有读取。请用表格软件另存为 .xlsx 后再上传。")
  const encoding = /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1]
  if ((encoding && !/^(?:utf-?8|us-ascii)$/i.test(encoding)) || /^(?:\xff\xfe|\xfe\xff)/.test(head))
    throw new FileFault("xml_encoding", "文件内部的编码不是 UTF-8，没有读取。请用表格软件另存为 .xlsx 后再上传。")
}
