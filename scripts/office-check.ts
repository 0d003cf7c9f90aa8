// npm run check:office: every workbook that is read or written here is opened and saved anew by LibreOffice, and says the same afterwards.
// Needs soffice (Debian: apt-get install libreoffice-calc-nogui); no part of npm test. Ends with 1 where something differs, 2 without soffice.
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { printImport } from "#server/domain/import/print-import.ts"
import { readImport } from "#server/domain/import/read-import.ts"
import type { ListedTarget } from "#server/domain/target-sheet.ts"
import { exportBytes } from "#server/exports/forms.ts"
import { markFile } from "#server/files/mark.ts"
import { printPublishedXlsx } from "#server/files/published-xlsx.ts"
import { readFile } from "#server/files/read-file.ts"
import { realDocument } from "#server/files/real-document.ts"
import { writeTemplate } from "#server/files/template.ts"
import { goldenFiles, goldenUnit, plantedFile } from "#server/imports/golden.ts"

/** What a workbook says: its cells, or for files to import what was read from them. */
type Says = (bytes: Uint8Array) => Promise<string[]>

const cells: Says = async (bytes) =>
  (await readFile(bytes, "表.xlsx")).sheets.flatMap(({ name, rows, merges }) => [
    ...rows.map(({ number, cells: texts }) => `${name}!${number} ${texts.join("|").replace(/\|+$/, "")}`),
    ...merges.map(({ top, left, bottom, right }) => `${name} ${top},${left}–${bottom},${right}`).toSorted(),
  ])
/** Where LibreOffice puts a note or a mark is its own affair; what is read must be the same. */
const imported: Says = async (bytes) => printImport(readImport(await readFile(bytes, "表.xlsx"), { units: [goldenUnit.name] }))

const content = realDocument().content
const targets: ListedTarget[] = content.units.flatMap(({ projects }) =>
  projects.map(({ code, name, amounts, goal, indicators }) => ({
    ...{
      id: code,
      version: 1,
      budgetYear: content.year,
      stateLabel: "已批复",
      department: "人社局",
      unit: { code: "303001", name: "人社局" },
    },
    project: { code, name, kind: "department" as const, continuing: false },
    ...{ amounts, goal },
    indicators: indicators.map(({ category, name: indicator, value }, at) => ({
      ...{ id: `${code}-${at}`, category, subcategory: null, name: indicator, raw: value.raw, better: "higher" as const },
    })),
  })),
)
async function* listed() {
  yield* targets
}
const exportedList = async (): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  for await (const piece of exportBytes.xlsx(listed())) pieces.push(typeof piece === "string" ? Buffer.from(piece) : piece)
  return Buffer.concat(pieces)
}
const template = () =>
  writeTemplate({
    ...{ unit: "人社局", year: 2027, tree: "costCategory", weights: true },
    projects: targets.map(({ project, goal, indicators, amounts }) => ({
      ...project,
      content: { goal, indicators, amounts, answers: [] },
    })),
  })

const marks = [{ sheet: "逐条", row: 2, column: 3, severity: "error" as const, text: "金额看不懂" }]

async function workbooks(): Promise<[string, Uint8Array, Says][]> {
  const golden = Object.entries(goldenFiles()).filter(([name]) => name.endsWith(".xlsx"))
  return [
    ...golden.map(([name, bytes]): [string, Uint8Array, Says] => [name, bytes, imported]),
    ["公开表.xlsx", await printPublishedXlsx(realDocument()), cells],
    ["导出清单.xlsx", await exportedList(), cells],
    ["填报表.xlsx", await template(), cells],
    ["标注好的表.xlsx", await markFile(plantedFile(true), "表.xlsx", marks), imported],
  ]
}

const folder = mkdtempSync(join(tmpdir(), "office-check-"))
const saved = join(folder, "saved")
mkdirSync(saved)

function saveAnew(name: string): Uint8Array {
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`
  const run = spawnSync("soffice", [profile, "--headless", "--convert-to", "xlsx", "--outdir", saved, join(folder, name)], {
    encoding: "utf8",
  })
  if (run.status !== 0) throw new Error(`soffice could not open ${name}: ${run.stderr}`)
  return readFileSync(join(saved, name))
}

async function check(name: string, bytes: Uint8Array, says: Says): Promise<boolean> {
  writeFileSync(join(folder, name), bytes)
  const [before, after] = [await says(bytes), await says(saveAnew(name))]
  const differing = before.flatMap((line, at) => (line === after[at] ? [] : [`  - ${line}\n  + ${after[at] ?? "（没有了）"}`]))
  const same = differing.length === 0 && before.length === after.length
  console.log(`${same ? "✓" : "✗"} ${name}：${before.length} 行${same ? "，内容一致" : `，${differing.length} 行不一致`}`)
  if (!same) console.log(differing.slice(0, 5).join("\n"))
  return same
}

if (spawnSync("soffice", ["--version"]).status !== 0) {
  console.error("没有 LibreOffice。Debian 上可以安装：apt-get install --no-install-recommends libreoffice-calc-nogui")
  process.exit(2)
}
let failed = 0
for (const [name, bytes, says] of await workbooks()) if (!(await check(name, bytes, says))) failed += 1
rmSync(folder, { recursive: true })
console.log(failed === 0 ? "全部一致" : `${failed} 个文件不一致`)
process.exit(failed === 0 ? 0 : 1)
