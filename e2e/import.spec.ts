import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures.ts"

const head = "项目名称\t财政拨款（万元）\t绩效目标\t一级指标\t三级指标\t指标值"
const table = (amount: string) => `${head}\n导入的新项目\t${amount}\t完成 30 场招聘会，帮助求职者就业。\t产出指标\t招聘会场次\t≥30场\n`

async function paste(page: Page, text: string): Promise<void> {
  await page.goto("/work/import")
  await page.getByLabel("或者粘贴表格").fill(text)
  await page.getByRole("button", { name: "读取并检查" }).click()
}

async function axe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)).toEqual([])
}

test("a pasted table with a fault is refused at its cell and comes back marked; corrected, it is confirmed and stored", async ({ as }) => {
  const { page } = await as("editor2")
  await paste(page, table("很多"))
  await expect(page.getByText("有 1 处差错，改正后重新上传；现在没有保存任何内容。")).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole("row", { name: /B2.*很多/ })).toContainText("amount_unreadable")
  await axe(page)
  const [marked] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "下载标注好的表格" }).click()])
  expect(marked.suggestedFilename()).toBe("粘贴的内容-已标注.xlsx")

  await paste(page, table("12.5"))
  await expect(page.getByRole("row", { name: /新增.*导入的新项目/ })).toBeVisible({ timeout: 60_000 })
  await page.getByRole("button", { name: /确认导入 1 项/ }).click()
  await expect(page.getByText("已导入").first()).toBeVisible({ timeout: 60_000 })
  await page.getByRole("link", { name: "查看项目绩效目标" }).click()
  await expect(page.getByRole("link", { name: "导入的新项目" })).toBeVisible()
})

test("a file that is no table gets a sentence; another unit does not find the report", async ({ as }) => {
  const { page } = await as("editor2")
  await page.goto("/work/import")
  await axe(page)
  await page.getByLabel(/选择文件/).setInputFiles({ name: "表.xlsx", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") })
  await page.getByRole("button", { name: "读取并检查" }).click()
  await expect(page.getByText("这是PDF 文件，不是表格。")).toBeVisible({ timeout: 60_000 })
  const other = await as("editor3")
  expect((await other.page.request.get(page.url())).status()).toBe(404)
})
