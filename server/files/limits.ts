// How much a file may hold. Everything is counted while it is unpacked, whatever the file declares about itself.

const mib = 1024 * 1024

export const limits = {
  fileBytes: 20 * mib,
  entries: 2_000,
  /** Unpacked, all parts of a workbook together. */
  unpackedBytes: 300 * mib,
  /** Unpacked over packed, of parts that unpack to more than `ratioFrom`. Real sheets reach 40. */
  ratio: 200,
  ratioFrom: 4 * mib,
  rows: 200_000,
  cells: 3_000_000,
  /** What a spreadsheet itself allows. */
  cellChars: 32_767,
  sheets: 200,
  sharedStrings: 2_000_000,
  /** XML between two rows; a row of 200 longest cells is far below what this stops. */
  rowBytes: 24 * mib,
} as const

export type FileLimits = { readonly [Name in keyof typeof limits]: number }
