// Reads a workbook back with the library that wrote it, for tests.
import { readXlsx } from "hucre/xlsx"

export async function readSheet(bytes: Uint8Array) {
  const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets
  if (!sheet) throw new Error("no sheet")
  return sheet
}
