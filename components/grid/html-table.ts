// Tables as HTML, the way Excel and WPS put them on the clipboard. Read as text, never put into a page. Pure.
import type { Cells } from "./tsv.ts"

/** A cell, and how far it reaches where cells were merged. */
export type SpannedCell = { text: string; rows: number; cols: number }

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", ge: "≥", le: "≤", ne: "≠" }
const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (all, decimal?: string, hex?: string, name?: string) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null
    if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : ""
    return named[(name ?? "").toLowerCase()] ?? all
  })

/** Blanks between words are one blank, as a browser shows them; `<br>` and paragraphs are line breaks. */
function textOf(html: string): string {
  const lines = html
    .replace(/[\s]+/g, " ")
    .replace(/<br\b[^>]*>\s?|<\/p>\s?(?=<p\b)/gi, "\n")
    .replace(/<[^>]*>/g, "")
  return decode(lines).trim()
}

/** A sheet is never wider or longer; a larger number is a mistake or an attack. */
const span = (attributes: string, name: string): number => {
  const found = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, "i").exec(attributes)?.[1] ?? 1)
  return Math.min(Math.max(found, 1), 1000)
}

const cellForm = /<t[dh]\b([^>]*)>([\s\S]*?)(?=<\/?t[dhr]\b|<\/tbody|<\/table|$)/gi
const cellsOf = (row: string): SpannedCell[] =>
  [...row.matchAll(cellForm)].map(([, attributes = "", inner = ""]) => ({
    text: textOf(inner),
    rows: span(attributes, "rowspan"),
    cols: span(attributes, "colspan"),
  }))

/** The first table, row by row; null where there is none. Comments and styles hold no cells. */
export function parseHtmlTable(html: string): SpannedCell[][] | null {
  const clean = html.replace(/<!--[\s\S]*?-->|<(style|script|head)\b[\s\S]*?<\/\1>/gi, "")
  const table = /<table\b[^>]*>([\s\S]*?)(?:<\/table|$)/i.exec(clean)?.[1]
  return table === undefined ? null : [...table.matchAll(/<tr\b[^>]*>([\s\S]*?)(?=<tr\b|$)/gi)].map(([, row = ""]) => cellsOf(row))
}

const asHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("\n", "<br>")

/** Marked as text for Excel and WPS: "=100%" is what somebody wrote, not a formula. */
export const printHtmlTable = (cells: Cells): string =>
  `<table>${cells
    .map((row) => `<tr>${row.map((cell) => `<td style="mso-number-format:'\\@'">${asHtml(cell)}</td>`).join("")}</tr>`)
    .join("")}</table>`
