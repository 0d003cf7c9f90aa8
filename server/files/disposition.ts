// What a file is, and under which name it is kept by whoever downloads it.

export const fileTypes = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8; header=present",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  txt: "text/plain; charset=utf-8",
  pdf: "application/pdf",
  xml: "application/xml; charset=utf-8",
} as const

/** RFC 6266 with RFC 8187: an ASCII name for the old, the Chinese one for all others. `save`: offered for keeping, not shown. */
export function disposition(fileName: string, save: boolean): string {
  const plain = fileName.replace(/[^0-9A-Za-z.]+/g, "-").replace(/^-+|-+(?=\.)/g, "")
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${save ? "attachment" : "inline"}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** Of a file that only this person may have: nothing between here and there keeps it. */
export const privateFile = (type: string, fileName: string, save: boolean): Record<string, string> => ({
  "Content-Type": type,
  "Content-Disposition": disposition(fileName, save),
  "Cache-Control": "private, no-store",
})

/** A workbook that only this person may have. */
export const privateWorkbook = (fileName: string, bytes: Uint8Array): Response =>
  new Response(Buffer.from(bytes), { headers: privateFile(fileTypes.xlsx, `${fileName}.xlsx`, true) })
