import { readFile } from "node:fs/promises"
import { expect, test } from "./fixtures.ts"

test.use({ javaScriptEnabled: false })

test("anybody reads the real table without scripts: 43 projects, 17,724.04, and each project's page", async ({ page }) => {
  // Its own year: another test publishes one of a later year, which is then what the home page shows.
  await page.goto("/y/2023")
  await page.getByRole("link", { name: "广州市花都区人力资源和社会保障局（本级）", exact: true }).click()
  await expect(page).toHaveURL(/\/t\/2023\/303001$/)
  await expect(page.getByRole("heading", { name: "项目支出绩效目标表（含转移支付项目）" })).toBeVisible()
  const table = page.getByRole("table").first()
  // Header, 合计, the unit's row and 43 projects.
  await expect(table.getByRole("row")).toHaveCount(46)
  await expect(table.getByRole("row", { name: /^合计/ })).toContainText("17,724.04")
  await table.getByRole("link", { name: "“花都工匠”培育选拔专项经费" }).click()
  await expect(page.getByRole("heading", { name: /花都工匠/ }).first()).toBeVisible()
  await expect(page.getByText("≥80%").first()).toBeVisible()
})

test("the table reads on a phone without scrolling sideways", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto("/t/2023/303001")
  await expect(page.getByRole("link", { name: "花都区公共服务和薪酬调查业务财政补助" }).last()).toBeVisible()
  expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(390)
})

test(".txt is the original but for blank lines, `, ` and the blank after 。; .json sums to the same; the same tag answers 304", async ({
  request,
}) => {
  const original = await readFile("db/demo/huadu-hrss-2023.txt", "utf8")
  const lines = (text: string) => text.split("\n").filter((line) => line.trim() !== "")
  const expected = lines(original).map((line) => line.replaceAll(", 年度指标值", "，年度指标值").replaceAll(/。 (?=\d、)/g, "。"))
  expect(lines(await (await request.get("/open/v1/tables/2023/303001.txt")).text())).toEqual(expected)

  const answer = await request.get("/open/v1/tables/2023/303001.json")
  const table = await answer.json()
  const projects = table.units.flatMap((unit: { projects: unknown[] }) => unit.projects)
  expect([table.totals.total, projects.length, table.currencyUnit]).toEqual(["17724.04", 43, "万元"])
  const again = await request.get("/open/v1/tables/2023/303001.json", { headers: { "if-none-match": answer.headers().etag ?? "" } })
  expect(again.status()).toBe(304)
})

test("the official forms to keep: workbook and PDF, linked from the table, the same bytes for a version", async ({ page, request }) => {
  await page.goto("/t/2023/303001")
  for (const [name, type, magic] of [
    [/^Excel/, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK"],
    [/^PDF/, "application/pdf", "%PDF"],
  ] as const) {
    const href = (await page.getByRole("link", { name }).first().getAttribute("href")) ?? ""
    const answer = await request.get(href)
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, type])
    expect((await answer.body()).subarray(0, magic.length).toString("latin1")).toBe(magic)
    const again = await request.get(href, { headers: { "if-none-match": answer.headers().etag ?? "" } })
    expect(again.status()).toBe(304)
  }
})

test("what is not published or not an address is a page that says so, never an error", async ({ page }) => {
  for (const address of ["/t/2023/303002", "/t/2023/303001/v9", "/t/abcd/x", "/p/NOTHING", "/nowhere"]) {
    const response = await page.goto(address)
    expect([address, response?.status()]).toEqual([address, 404])
  }
})
