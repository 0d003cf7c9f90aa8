// Lists that can be taken along as a file, beside those of targets (target-sheet.ts).
export const listNames = ["queue", "library", "rules", "duties", "requests", "people"] as const
export type ListName = (typeof listNames)[number]

export const listForms = { xlsx: "Excel", csv: "CSV", json: "JSON" } as const
export type ListForm = keyof typeof listForms
