// Reads the text of our own PDF files back, for tests: what a reader who copies from the page gets.
import { inflateSync } from "node:zlib"

type Objects = ReadonlyMap<number, string>
/** One drawn piece: where its line begins, and what it says. */
export type Piece = { x: number; y: number; text: string }

const objectsOf = (pdf: string): Objects =>
  new Map([...pdf.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [Number(id), body ?? ""]))

function streamOf(objects: Objects, id: number): string {
  const body = objects.get(id) ?? ""
  const packed = body.slice(body.indexOf("stream\n") + 7, body.lastIndexOf("\nendstream"))
  return inflateSync(Buffer.from(packed, "latin1")).toString("latin1")
}

const refOf = (body: string, name: string): number => Number(new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1])

/** Glyph number → what it stands for. pdfkit lists them in order from 0, a hundred to a range. */
const glyphsOf = (cmap: string): string[] =>
  [...cmap.matchAll(/\[([^\]]*)\]/g)].flatMap(([, list = ""]) =>
    [...list.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = ""]) => Buffer.from(hex, "hex").swap16().toString("utf16le")),
  )

function fontsOf(objects: Objects): Map<string, string[]> {
  const named = [...objects.values()].flatMap((body) => [...body.matchAll(/\/(F\d+) (\d+) 0 R/g)])
  return new Map(named.map(([, name = "", id]) => [name, glyphsOf(streamOf(objects, refOf(objects.get(Number(id)) ?? "", "ToUnicode")))]))
}

const drawn = /1 0 0 1 ([\d.-]+) ([\d.-]+) Tm\n\/(F\d+) [\d.]+ Tf\n\[([^\]]*)\] TJ/g

function piecesOf(content: string, fonts: Map<string, string[]>): Piece[] {
  return [...content.matchAll(drawn)].map(([, x, y, font = "", shown = ""]) => {
    const codes = [...shown.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? [])
    const text = codes.map((code) => fonts.get(font)?.[Number.parseInt(code, 16)] ?? "?").join("")
    return { x: Number(x), y: Number(y), text }
  })
}

/** The pieces of each page, in the order they were drawn. */
export function readPdf(bytes: Uint8Array): Piece[][] {
  const objects = objectsOf(Buffer.from(bytes).toString("latin1"))
  const fonts = fontsOf(objects)
  const kids = [...objects.values()].find((body) => body.includes("/Type /Pages"))?.match(/\/Kids \[([^\]]*)\]/)?.[1] ?? ""
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]) =>
    piecesOf(streamOf(objects, refOf(objects.get(Number(id)) ?? "", "Contents")), fonts),
  )
}

/** All that a page says, in drawing order. */
export const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join("")
