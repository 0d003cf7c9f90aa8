// Writes the golden import files into a folder, to be opened in a spreadsheet: node scripts/golden.ts FOLDER
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { goldenFiles, plantedFile } from "#server/imports/golden.ts"

const folder = process.argv[2] ?? ".data/golden"
const files = { ...goldenFiles(), "12处差错.xlsx": plantedFile(false), "12处差错-已改.xlsx": plantedFile(true) }
mkdirSync(folder, { recursive: true })
for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
console.log(`${Object.keys(files).length} files in ${folder}`)
