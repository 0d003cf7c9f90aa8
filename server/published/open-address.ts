// Addresses of open data under /open/v1: what is asked for, or why not. Pure; the route answers what this says.
import { readOrgCode, readVersion, readYear, type TableAddress } from "./address.ts"

export const forms = ["json", "csv", "xlsx", "txt", "pdf", "xml"] as const
export type Form = (typeof forms)[number]

export type OpenRequest = { kind: "list" } | ({ kind: "table"; form: Form } & TableAddress)
export type OpenFault = { status: 400 | 404; message: string }
export type OpenAddress = { ok: true; request: OpenRequest } | { ok: false; fault: OpenFault }

const endings = forms.map((form) => `.${form}`).join("、")
const sentences = {
  address: "没有这个地址。已公开的表见 /open/v1/tables。",
  form: `没有这种格式。表的地址须以 ${endings} 之一结尾，例如 /open/v1/tables/2023/303001.json。`,
  year: "年度应为四位数字，例如 2023。",
  orgCode: "单位代码只含数字和字母，最多 20 位。",
  version: "版本写作 v1、v2……，例如 /open/v1/tables/2023/303001/v1.json。",
}

const fault = (status: OpenFault["status"], message: string): OpenAddress => ({ ok: false, fault: { status, message } })
const isForm = (ending: string): ending is Form => (forms as readonly string[]).includes(ending)

/** "303001.json" → ["303001", "json"]; without a dot the ending is empty. */
const split = (file: string): [stem: string, ending: string] => {
  const dot = file.lastIndexOf(".")
  return dot < 0 ? [file, ""] : [file.slice(0, dot), file.slice(dot + 1)]
}

/**
 * Reads what stands after `/open/v1/`, segment by segment: `tables`, `tables/{year}/{orgCode}.{form}`,
 * `tables/{year}/{orgCode}/v{n}.{form}`. An unknown address or ending is 404, an impossible year, code or version 400.
 */
export function readOpenAddress(segments: readonly string[]): OpenAddress {
  const [root, year, ...rest] = segments
  if (root !== "tables") return fault(404, sentences.address)
  if (year === undefined) return { ok: true, request: { kind: "list" } }
  return readTable(year, rest)
}

function readTable(yearPart: string, rest: readonly string[]): OpenAddress {
  const file = rest.at(-1)
  if (file === undefined || rest.length > 2) return fault(404, sentences.address)
  const [stem, form] = split(file)
  if (!isForm(form)) return fault(404, sentences.form)
  const [codePart = stem, versionPart] = rest.length === 2 ? [rest[0], stem] : [stem]
  const year = readYear(yearPart)
  if (year === undefined) return fault(400, sentences.year)
  const orgCode = readOrgCode(codePart)
  if (orgCode === undefined) return fault(400, sentences.orgCode)
  if (versionPart === undefined) return { ok: true, request: { kind: "table", year, orgCode, form } }
  const version = readVersion(versionPart)
  return version === undefined ? fault(400, sentences.version) : { ok: true, request: { kind: "table", year, orgCode, version, form } }
}
