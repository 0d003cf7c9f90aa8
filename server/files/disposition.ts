// Under which name a file is kept by whoever downloads it. Pure.

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
