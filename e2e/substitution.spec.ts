// 代理: a post is lent for a time; both names are in the log; nothing is left of it afterwards.
import AxeBuilder from "@axe-core/playwright"
import { expect, test } from "./fixtures.ts"
import { act, draft } from "./pages/api.ts"

const wall = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)

test("an absent approver lends the post for a time: the substitute decides in both names, cannot lend it on, and then has it no more", async ({
  as,
}) => {
  test.slow()
  const desks = ["editor2", "approver2", "dept", "finance", "finance-approver", "publisher"] as const
  const [editor, approver, department, finance, absent, substitute] = await Promise.all(desks.map(as))
  if (!editor || !approver || !department || !finance || !absent || !substitute) throw new Error("nobody may be missing")
  let stand = await act(editor.page, await draft(editor.page, { code: "E2E-SUB-1", name: "代办测试" }), "submit")
  for (const { page } of [approver, department, finance]) stand = await act(page, stand, "approve")
  const address = `/work/targets/${stand.id}/review`
  expect((await substitute.page.request.get(address)).status()).toBe(404)

  await absent.page.goto("/work/substitutes")
  await absent.page.getByRole("button", { name: "委托", exact: true }).click()
  await expect(absent.page.getByLabel("代办人")).toHaveAttribute("aria-invalid", "true")
  await absent.page.getByLabel("代办人").selectOption({ label: "谢文静（公开管理员）" })
  await absent.page.getByLabel("结束时间").fill(wall(new Date(Date.now() + 86_400_000)))
  await absent.page.getByRole("button", { name: "委托", exact: true }).click()
  await expect(absent.page.getByRole("row", { name: /我委托 谢文静 代办/ })).toContainText("代办中")
  expect((await new AxeBuilder({ page: absent.page }).analyze()).violations).toEqual([])

  const { page } = substitute
  await page.goto("/work")
  await page.getByLabel("当前身份").selectOption({ label: "代郑志远办理 · 财政审批 · 广州市花都区财政局" })
  await page.getByRole("link", { name: /代办测试/ }).click()
  await page.goto(address)
  await page.getByRole("button", { name: "批复", exact: true }).click()
  await page.getByRole("dialog").getByRole("button", { name: "批复", exact: true }).click()
  await expect(page.getByText("已批复").first()).toBeVisible()
  await page.goto(`/work/targets/${stand.id}/history`)
  await expect(page.getByText("谢文静（代郑志远）")).toBeVisible()
  await page.goto("/work/substitutes")
  await expect(page.getByLabel("我的岗位").getByRole("option", { name: /财政审批/ })).toHaveCount(0)

  await absent.page.reload()
  await absent.page
    .getByRole("row", { name: /我委托 谢文静 代办/ })
    .getByRole("button", { name: "现在结束" })
    .click()
  await absent.page.getByRole("dialog").getByRole("button", { name: "结束委托" }).click()
  await expect(absent.page.getByRole("row", { name: /我委托 谢文静 代办/ })).toContainText("已结束")
  expect((await page.request.get(address)).status()).toBe(404)
})

test("whoever waits urges a whole filter at once: who is reminded is said before, and asked again it is too soon", async ({ as }) => {
  const [editor, bureau] = await Promise.all([as("editor2"), as("finance-approver")])
  for (const place of [1, 2]) {
    const made = await draft(editor.page, { code: `E2E-URGE-${place}`, name: `催办测试${place}` })
    await act(editor.page, made, "submit")
  }
  const { page } = bureau
  const urge = async () => {
    await page.goto("/work/bulk/new?q=催办测试")
    await page.getByLabel("催办", { exact: true }).check()
    await page.getByRole("button", { name: "预览" }).click()
    await page.waitForURL(/\/work\/bulk\/[0-9a-f-]{36}$/)
  }
  await urge()
  await expect(page.getByText("可以催办 2 项，尚未办理")).toBeVisible()
  await expect(page.getByText(/^会通知：周伟明.* 2 项/)).toBeVisible()
  await page.getByRole("button", { name: "确认催办 2 项" }).click()
  await expect(page.getByRole("status").filter({ hasText: "已办完" })).toContainText("已办理 2 项")
  await urge()
  await expect(page.getByText("没有一项可以催办")).toBeVisible()
  await expect(page.getByText("2 项：这一步已经催办过，还没有到可以再次催办的时间。")).toBeVisible()
})
