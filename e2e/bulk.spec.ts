import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures.ts"
import { act, draft } from "./pages/api.ts"

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)
}

test("a filter is approved in one act; what changed meanwhile is listed and tried again", async ({ as }) => {
  test.slow()
  const desks = ["editor2", "approver2", "dept", "finance", "finance-approver"] as const
  const [editor, approver, department, finance, bureau] = await Promise.all(desks.map(as))
  if (!editor || !approver || !department || !finance || !bureau) throw new Error("nobody may be missing")
  const stands: { id: string; version: number }[] = []
  for (let place = 1; place <= 8; place += 1) {
    let stand = await draft(editor.page, { code: `E2E-BULK-${place}`, name: `批量测试${place}` })
    stand = await act(editor.page, stand, "submit")
    for (const { page } of [approver, department, finance]) stand = await act(page, stand, "approve")
    stands.push(stand)
  }
  const { page } = bureau

  await page.goto("/work")
  await expect(page.getByRole("link", { name: /^待审核/ })).toHaveAttribute("aria-current", "page")
  expect(await faults(page)).toEqual([])
  await page.goto("/work/targets?q=批量测试")
  await page.getByRole("link", { name: "批量办理（8 项）" }).focus()
  await page.keyboard.press("Enter")
  await page.waitForURL("**/work/bulk/new**")
  expect(await faults(page)).toEqual([])
  await page.getByLabel("退回", { exact: true }).check()
  await page.getByRole("button", { name: "预览" }).click()
  await expect(page.getByLabel(/^理由/)).toHaveAttribute("aria-invalid", "true")
  await page.getByLabel("批复", { exact: true }).focus()
  await page.keyboard.press("Space")
  await page.getByLabel(/^说明/).fill("同意")
  await page.getByRole("button", { name: "预览" }).focus()
  await page.keyboard.press("Enter")
  await page.waitForURL(/\/work\/bulk\/[0-9a-f-]{36}$/)
  await expect(page.getByText("可以批复 8 项，尚未办理")).toBeVisible()
  await expect(page.getByText(/^会通知：李晓彤/)).toBeVisible()
  expect(await faults(page)).toEqual([])

  for (const stand of stands.slice(0, 3)) await act(page, stand, "return", { goal: "previous", note: "请再核对" })
  await page.getByRole("button", { name: "确认批复 8 项" }).focus()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("status").filter({ hasText: "已办完" })).toContainText("已办理 5 项，预览后有改动、没有办理 3 项")
  await page.reload()
  await page.getByRole("link", { name: /^预览后有改动/ }).click()
  await expect(page.getByRole("row", { name: /批量测试/ })).toHaveCount(3)
  await expect(page.getByRole("row", { name: /批量测试1/ })).toContainText("待财政审核")
  expect(await faults(page)).toEqual([])

  await page.getByRole("button", { name: "重新预览没有办理的 3 项" }).click()
  await expect(page.getByText("没有一项可以批复")).toBeVisible()
  await expect(page.getByText("3 项：这一步不由您现在的身份办理。")).toBeVisible()
  await expect(page.getByRole("button", { name: /^确认批复/ })).toHaveCount(0)

  await page.goto("/work/bulk/new?q=没有这样的项目")
  await expect(page.getByText("没有选中任何项目")).toBeVisible()
  await page.goto("/work/bulk")
  await page.getByRole("link", { name: "批量批复" }).last().click()
  await expect(page.getByRole("heading", { level: 1, name: "批量批复" })).toBeVisible()
  const address = page.url()
  for (const other of [editor, department, finance]) expect((await other.page.request.get(address)).status()).toBe(404)
})
