// Sheets of A4 to draw on: text in one font whose characters may come from several files, rules, and a foot on every page.
import PDFDocument from "pdfkit"
import { type Face, faceFor, fontOf, type Weight } from "./faces.ts"

/** Sizes in points. */
export type Ink = { size: number; bold?: boolean }
export type PaperOptions = {
  title: string
  landscape: boolean
  /** The moment the document is of. The same content gives the same bytes, so no clock is asked. */
  at: Date
  /** Stands at the foot of each page, before the page number. */
  footer: string
}

const a4 = { short: 595.28, long: 841.89 }
export const margin = { side: 36, top: 40, bottom: 44 }
const footInk: Ink = { size: 7 }
export const lineHeight = ({ size }: Ink): number => size * 1.45

export type Paper = ReturnType<typeof openPaper>

type Run = { face: Face; text: string }
/** How wide a character is, in thousandths of its size: the same in every document. */
const widths = new Map<string, number>()

/** An empty document with its first page. */
export function openPaper({ title, landscape, at, footer }: PaperOptions) {
  const [width, height] = landscape ? [a4.long, a4.short] : [a4.short, a4.long]
  const info = { Title: title, CreationDate: at, Producer: "performance-targets", Creator: "performance-targets" }
  // No first font: those built in would be looked for on the disk.
  const doc = new PDFDocument({
    size: [width, height],
    margin: 0,
    bufferPages: true,
    lang: "zh-CN",
    displayTitle: true,
    info,
    font: "",
  })
  const known = new Set<Face>()

  function use(face: Face): void {
    if (!known.has(face)) doc.registerFont(face, fontOf(face))
    known.add(face)
    doc.font(face)
  }

  function faceOf(char: string, weight: Weight): Face {
    return faceFor(char, weight, (face) => {
      use(face)
      return glyphOf(doc, char.codePointAt(0) ?? 0) !== 0
    })
  }

  const weightOf = ({ bold }: Ink): Weight => (bold ? 700 : 400)

  function widthOf(char: string, weight: Weight): number {
    const key = `${weight}${char}`
    const kept = widths.get(key)
    if (kept !== undefined) return kept
    use(faceOf(char, weight))
    const wide = doc.fontSize(1000).widthOfString(char)
    widths.set(key, wide)
    return wide
  }

  /** Neighbours drawn from the same file. */
  function runsOf(text: string, weight: Weight): Run[] {
    const runs: Run[] = []
    for (const char of text) {
      const face = faceOf(char, weight)
      const last = runs.at(-1)
      if (last?.face === face) last.text += char
      else runs.push({ face, text: char })
    }
    return runs
  }

  const measure =
    (ink: Ink) =>
    (text: string): number => {
      let sum = 0
      for (const char of text) sum += widthOf(char, weightOf(ink))
      return (sum * ink.size) / 1000
    }

  /** One line; x and y are its upper left corner. */
  function write(text: string, x: number, y: number, ink: Ink): void {
    let at = x
    for (const run of runsOf(text, weightOf(ink))) {
      use(run.face)
      doc.fontSize(ink.size).fillColor("black").text(run.text, at, y, { lineBreak: false })
      at += measure(ink)(run.text)
    }
  }

  function writeFeet(): void {
    const { count } = doc.bufferedPageRange()
    for (let page = 0; page < count; page += 1) {
      doc.switchToPage(page)
      const number = `第 ${page + 1} 页，共 ${count} 页`
      const y = height - margin.bottom + 14
      write(footer, margin.side, y, footInk)
      write(number, width - margin.side - measure(footInk)(number), y, footInk)
    }
  }

  return {
    width,
    /** Where drawing must end. */
    bottom: height - margin.bottom,
    /** Between the margins. */
    room: width - 2 * margin.side,
    measure,
    write,
    addPage: () => void doc.addPage(),
    rule: (x1: number, y1: number, x2: number, y2: number) => void doc.moveTo(x1, y1).lineTo(x2, y2).lineWidth(0.5).stroke("#444444"),
    shade: (x: number, y: number, wide: number, high: number) => void doc.rect(x, y, wide, high).fill("#eef1f4"),
    /** Ends the document and answers its bytes. */
    async finish(): Promise<Buffer> {
      writeFeet()
      doc.end()
      return Buffer.concat(await doc.toArray())
    },
  }
}

/** pdfkit's own types leave out the font that is open in it. */
type WithFont = { _font: { font: { glyphForCodePoint(codePoint: number): { id: number } } } }
const glyphOf = (doc: PDFKit.PDFDocument, codePoint: number): number =>
  (doc as unknown as WithFont)._font.font.glyphForCodePoint(codePoint).id
