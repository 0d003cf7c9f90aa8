// Taking things out: the list as a file made in the background, the official forms, and nobody else's of either.
import { readFile } from "node:fs/promises"
import AxeBuilder from "@axe-core/playwright"
import { expect, test } from "./fixtures.ts"

test("a filtered list is exported in the background and fetched; nobody else can fetch it", async ({ as }) => {
  const { page } = await as("editor2")
  await page.goto("/work/targets?q=零工")
  await page.getByRole("region", { name: "导出" }).getByRole("button", { name: "CSV" }).click()
  await page.waitForURL("**/work/exports")
  const row = page.getByRole("row").filter({ hasText: "含“零工”" }).first()
  await expect(row.getByText("已完成")).toBeVisible({ timeout: 30_000 })
  const link = row.getByRole("link", { name: /^下载/ })
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()])
  expect(download.suggestedFilename()).toMatch(/^绩效目标-[\d-]+\.csv$/)
  const text = await readFile(await download.path(), "utf8")
  expect(text.startsWith("\uFEFF预算年度,")).toBe(true)
  expect(text).toContain("零工市场运营经费")

  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)).toEqual([])
  const address = (await link.getAttribute("href")) ?? ""
  for (const login of ["editor3", "approver2", "finance-approver"])
    expect((await (await as(login)).page.request.get(address)).status()).toBe(404)
})

test("the official forms of a target: 申报表 for whoever reads it, 审核表 and 批复表 only where there is one", async ({ as }) => {
  const { page } = await as("editor2")
  await page.goto("/work/targets?q=零工")
  await page.getByRole("link", { name: "零工市场运营经费" }).click()
  await expect(page.getByRole("list", { name: "正式表样" })).toBeVisible()
  const href = (await page.getByRole("link", { name: "申报表 PDF" }).getAttribute("href")) ?? ""
  const answer = await page.request.get(href)
  expect([answer.headers()["content-type"], answer.headers()["cache-control"]]).toEqual(["application/pdf", "private, no-store"])
  expect((await answer.body()).subarray(0, 4).toString()).toBe("%PDF")
  for (const form of ["review.pdf", "approval.pdf", "nonsense.pdf"])
    expect((await page.request.get(href.replace("application.pdf", form))).status()).toBe(404)
  expect((await (await as("editor3")).page.request.get(href)).status()).toBe(404)
})
