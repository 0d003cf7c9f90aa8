// npm run check:lighthouse [address]: the four scores of the public pages of a running demo, on a phone and at a desk; each at least 98.
// Lighthouse is fetched by npx when it is first asked for: 185 MB that nothing else here needs. No part of npm test.
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { findBrowser } from "./testing/browser.ts"

const lighthouse = "lighthouse@12.8.2"
const least = 98
const base = process.argv[2] ?? "http://localhost:3000"
const pages = { 首页: "/", 公开表: "/t/2023/303001", 项目: "/p/303001-2023-001", 检索: `/search?q=${encodeURIComponent("满意")}` }

type Report = { categories: Record<string, { id: string; score: number }> }

const chromium = await findBrowser()
if (!chromium) throw new Error("没有浏览器；先运行一次 npm test 会装上。")
const folder = mkdtempSync(join(tmpdir(), "lighthouse-"))

/** The scores of one page, of a hundred. */
function scoresOf(path: string, desk: boolean): Record<string, number> {
  const file = join(folder, "report.json")
  const flags = [
    "--quiet",
    "--output=json",
    `--output-path=${file}`,
    "--chrome-flags=--headless=new --no-sandbox",
    ...(desk ? ["--preset=desktop"] : []),
  ]
  const env = { ...process.env, CHROME_PATH: chromium }
  const run = spawnSync("npx", ["--yes", lighthouse, `${base}${path}`, ...flags], { env, encoding: "utf8" })
  if (run.status !== 0) throw new Error(`lighthouse: ${run.stderr}`)
  const { categories } = JSON.parse(readFileSync(file, "utf8")) as Report
  return Object.fromEntries(Object.values(categories).map(({ id, score }) => [id, Math.round(score * 100)]))
}

let low = 0
for (const [name, path] of Object.entries(pages))
  for (const desk of [false, true]) {
    const scores = scoresOf(path, desk)
    low += Object.values(scores).filter((score) => score < least).length
    console.log(
      `${name}（${desk ? "桌面" : "手机"}）：${Object.entries(scores)
        .map(([id, score]) => `${id} ${score}`)
        .join("，")}`,
    )
  }
rmSync(folder, { recursive: true })
process.exit(low === 0 ? 0 : 1)
