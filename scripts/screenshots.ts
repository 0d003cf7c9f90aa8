// npm run screenshots [address]: the pictures of docs/screens.md, taken of a running demo (http://localhost:3000 when left out), at the
// widths of a desk and of a phone.
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { type Browser, chromium, type Page } from "@playwright/test"
import { signIn } from "#e2e/sign-in.ts"
import { root } from "./paths.ts"
import { findBrowser } from "./testing/browser.ts"

const widths = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
type Shot = {
  name: string
  /** The demo account; null: nobody is signed in. */
  login: string | null
  open: (page: Page) => Promise<unknown>
}

const baseURL = process.argv[2] ?? "http://localhost:3000"
const folder = join(root, "docs/images")

const openDraft = async (page: Page): Promise<void> => {
  await page.goto("/work/targets?q=303002-D01&state=draft")
  await page.getByRole("link", { name: "公共就业服务专项经费" }).click()
  await page.getByRole("heading", { level: 1, name: /公共就业服务专项经费/ }).waitFor()
}
const toIndicators = async (page: Page): Promise<void> => {
  await openDraft(page)
  await page.locator("#indicators-title").evaluate((title) => title.scrollIntoView())
}
const openReview = async (page: Page): Promise<void> => {
  await page.goto("/work/targets?q=303002-D10&state=department_review")
  await page.getByRole("link", { name: "就业困难人员公益性岗位补贴" }).first().click()
  await page.getByRole("heading", { level: 1 }).waitFor()
}

const shots: readonly Shot[] = [
  { name: "queue", login: "dept", open: (page) => page.goto("/work") },
  { name: "target-form", login: "editor2", open: openDraft },
  { name: "indicator-grid", login: "editor2", open: toIndicators },
  { name: "review", login: "dept", open: openReview },
  { name: "library", login: "editor2", open: (page) => page.goto("/work/library") },
  { name: "check-rules", login: "finance-approver", open: (page) => page.goto("/admin/checks") },
  { name: "import", login: "editor2", open: (page) => page.goto("/work/import") },
  { name: "publishing", login: "publisher", open: (page) => page.goto("/work/publish/2023/303001") },
  { name: "public-home", login: null, open: (page) => page.goto("/") },
  { name: "public-table", login: null, open: (page) => page.goto("/t/2023/303001") },
  { name: "public-project", login: null, open: (page) => page.goto("/p/303001-2023-001") },
  { name: "public-search", login: null, open: (page) => page.goto("/search?q=满意") },
]

async function take(browser: Browser, { name, login, open }: Shot): Promise<void> {
  for (const [size, viewport] of Object.entries(widths)) {
    const context = await browser.newContext({ baseURL, viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce" })
    const page = await context.newPage()
    if (login) await signIn(page, login)
    await open(page)
    await page.waitForLoadState("networkidle")
    await page.screenshot({ path: join(folder, `${name}-${size}.jpg`), type: "jpeg", quality: 72 })
    await context.close()
  }
  console.log(name)
}

const executablePath = await findBrowser()
if (!executablePath) throw new Error("没有浏览器；先运行一次 npm test 会装上。")
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] })
await mkdir(folder, { recursive: true })
for (const shot of shots) await take(browser, shot)
await browser.close()
