// How Excel writes a character that XML cannot hold: by its number, as in _x000D_. A text that only looks so says that it is meant.

const numbered = /_x([0-9A-Fa-f]{4})_/g

/** The text that is meant. */
export const readCellText = (stored: string): string =>
  stored.includes("_x") ? stored.replace(numbered, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : stored

/** The opposite: “_x4e2d_” stays what it is, and is not read as 中. */
export const writeCellText = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
