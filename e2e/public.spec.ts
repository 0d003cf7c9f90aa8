import { createHash } from "node:crypto"
import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures.ts"

const pages = [
  "/",
  "/y/2023",
  "/d/303",
  "/t/2023/303001",
  "/p/303001-2023-001",
  "/search?q=满意",
  "/corrections",
  "/about",
  "/accessibility",
]

const violationsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false })

  test("a citizen finds a word, narrows it down, sees it marked and reads the project", async ({ page }) => {
    await page.goto("/")
    await page.getByRole("searchbox").fill("花都工匠")
    await page.getByRole("button", { name: "检索" }).click()
    await expect(page.getByText("找到 1 个项目。")).toBeVisible()
    await expect(page.locator("mark").first()).toHaveText("花都工匠")
    await page.getByLabel("找什么").fill("满意度")
    await page.getByLabel("年度", { exact: true }).selectOption("2023")
    await page.getByLabel("总计不少于（万元）").fill("１５,０００")
    await page.getByRole("button", { name: "检索" }).click()
    await expect(page.getByText("找到 1 个项目。")).toBeVisible()
    await page.getByRole("link", { name: "机关事业单位医疗保障基金专项" }).click()
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("机关事业单位医疗保障基金专项")
  })

  test("one character, a wrong amount and a slip of the hand are each answered in words", async ({ page }) => {
    await page.goto("/search?q=桥&min=-1")
    await expect(page.getByText("“桥”只有一个字", { exact: false })).toBeVisible()
    await expect(page.getByText("金额不能是负数。")).toBeVisible()
    await page.goto("/search?q=花都工酱")
    await expect(page.getByText("没有完全一致的内容")).toBeVisible()
    await expect(page.getByRole("link", { name: /花都工匠/ }).first()).toBeVisible()
  })

  test("charts are tables: the figures of the year, by source, department and category", async ({ page }) => {
    await page.goto("/y/2023")
    const row = (table: RegExp, name: string) => page.getByRole("table", { name: table }).getByRole("row", { name })
    await expect(row(/资金来源/, "财政拨款")).toContainText("17,724.04")
    await expect(row(/绩效指标按类别/, "产出指标")).toContainText("98")
    await page.getByRole("table", { name: "各部门资金" }).getByRole("link").first().click()
    await expect(page).toHaveURL(/\/d\/303$/)
  })

  test("大字 enlarges the page at hand", async ({ page }) => {
    await page.goto("/about")
    const size = () => page.locator("html").evaluate((html) => getComputedStyle(html).fontSize)
    const before = await size()
    await page.getByLabel("大字").check()
    expect([before, await size()]).toEqual(["16px", "20px"])
  })

  test("with the keyboard alone: to the content, to the search, to a result", async ({ page }) => {
    await page.goto("/search")
    await page.keyboard.press("Tab")
    await expect(page.getByRole("link", { name: "跳到正文" })).toBeFocused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await expect(page.getByLabel("找什么")).toBeFocused()
    await page.keyboard.type("工匠")
    await page.keyboard.press("Enter")
    const result = page.getByRole("link", { name: /花都工匠/ }).first()
    for (let step = 0; step < 30 && !(await result.evaluate((link) => link === document.activeElement)); step += 1)
      await page.keyboard.press("Tab")
    await expect(result).toBeFocused()
    expect(await result.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe("solid")
  })
})

for (const path of pages) {
  test(`${path}: axe finds nothing, light and dark; nothing wider than a phone; hardly any script`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(path)
    expect(await violationsOf(page)).toEqual([])
    await page.emulateMedia({ colorScheme: "dark" })
    expect(await violationsOf(page)).toEqual([])
    const seen = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      // Data for search engines is no script: nothing runs it.
      script: [...document.scripts]
        .filter(({ type }) => type !== "application/ld+json")
        .reduce((sum, { text, src }) => sum + text.length + (src ? 1e6 : 0), 0),
      shift: performance.getEntriesByType("layout-shift").length,
    }))
    expect(seen.width).toBeLessThanOrEqual(390)
    expect(seen.script).toBeLessThan(1000)
    expect(seen.shift).toBe(0)
  })
}

test("a table's page tells search engines of data what its files are; each is as large and has the checksum that it says", async ({
  request,
}) => {
  const page = await (await request.get("/t/2023/303001")).text()
  const described = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? "null")
  expect([described["@type"], described.name, described.temporalCoverage]).toEqual([
    "Dataset",
    "广州市花都区人力资源和社会保障局（本级） 2023 年度项目支出绩效目标表",
    "2023-01-01/2023-12-31",
  ])
  expect(described.distribution.map(({ encodingFormat }: { encodingFormat: string }) => encodingFormat)).toEqual([
    "text/csv",
    "application/json",
  ])
  for (const { contentUrl, contentSize, sha256 } of described.distribution) {
    const file = await (await request.get(new URL(contentUrl).pathname)).body()
    expect([`${file.length} B`, createHash("sha256").update(file).digest("hex")]).toEqual([contentSize, sha256])
  }
})
