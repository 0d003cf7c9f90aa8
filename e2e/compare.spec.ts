import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, type Person, test } from "./fixtures.ts"

const valueField = "第 1 条指标“咨询人次”的年度指标值"
const rows = [
  { category: "产出指标", name: "咨询人次", value: "≥500人次" },
  { category: "产出指标", name: "讲座场次", value: "≥12场" },
  { category: "满意度指标", name: "咨询人员满意度", value: "≥90%" },
] as const

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)
}

async function submitted(editor: Person, project: { code: string; name: string }): Promise<string> {
  const id = await editor.target.begin(project)
  await editor.target.fill({ fiscal: "10", goal: "全年接受咨询500人次，满意度达到90%。", rows })
  await editor.target.act("提交")
  await expect(editor.target.state("待单位审核")).toBeVisible()
  return id
}

/** The approver reads the first version and returns it, with one point, everything open. */
async function sendBack(approver: Person, id: string): Promise<void> {
  await approver.target.open(id, "/review")
  await expect(approver.target.button("退回")).toBeVisible()
  await approver.review.write(valueField, "低于去年的 620 人次。")
  await approver.target.button("退回").click()
  const dialog = approver.page.getByRole("dialog")
  await dialog.getByRole("radio", { name: "全部放开" }).check()
  await dialog.getByRole("button", { name: "退回", exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** The value goes up, another is only written differently, the goal gains a word. */
async function resubmit(editor: Person, id: string): Promise<void> {
  await editor.target.open(id)
  await editor.target.goal().fill("全年接受政策咨询640人次，满意度达到90%。")
  await editor.target.row(1).getByLabel("年度指标值").fill("≥640人次")
  await editor.target.row(2).getByLabel("年度指标值").fill("≥１２场")
  await editor.review.answer(valueField, "已提高到 640 人次。")
  await editor.target.act("提交")
  await expect(editor.target.state("待单位审核")).toBeVisible()
}

test("what changed between two submissions: on the review page, on the compare page, by filter and by version", async ({ as }) => {
  test.slow()
  const [editor, approver] = [await as("editor2"), await as("approver2")]
  const id = await submitted(editor, { code: "E2E-COMPARE", name: "版本比较测试" })
  await approver.compare.open(id)
  await expect(approver.page.getByText("还没有可以比较的版本")).toBeVisible()
  await sendBack(approver, id)
  await resubmit(editor, id)

  const { page } = approver
  await approver.target.open(id, "/review")
  const news = approver.review.panel("有什么变化")
  await expect(news).toContainText("自您上次查看")
  await expect(news).toContainText("2 处变化")
  await expect(page.getByRole("row", { name: /^1 .*咨询人次/ })).toContainText("要求提高")
  await expect(page.locator("del", { hasText: "500" }).first()).toBeVisible()
  await news.getByRole("checkbox").uncheck()
  await expect(page.locator("del")).toHaveCount(0)
  await news.getByRole("checkbox").check()
  expect(await faults(page)).toEqual([])

  await news.getByRole("link", { name: "2 处变化" }).focus()
  await page.keyboard.press("Enter")
  await page.waitForURL("**/compare?**")
  await expect(approver.compare.filter("只看有变化的")).toHaveAttribute("aria-current", "page")
  await expect(approver.compare.row(/^第 1 条/)).toContainText("由“≥500人次”提高到“≥640人次”")
  await expect(approver.compare.row(/^第 3 条/)).toHaveCount(0)
  await approver.compare.filter("全部内容").click()
  await expect(approver.compare.row(/^第 2 条/)).toContainText("仅写法不同")
  await expect(approver.compare.row(/^第 3 条/)).toBeVisible()
  await approver.compare.filter("只看目标值变化").click()
  await expect(approver.compare.row(/^第 2 条/)).toHaveCount(0)
  await expect(approver.compare.row(/^第 1 条/)).toBeVisible()
  await approver.compare.filter("只看有退回意见的").click()
  await expect(page.getByRole("article", { name: `退回意见：${valueField}` })).toContainText("已提高到 640 人次。")
  expect(await faults(page)).toEqual([])

  await approver.compare.version("到").selectOption("1")
  await approver.compare.version("从").selectOption("now")
  await page.getByRole("button", { name: "比较", exact: true }).click()
  await page.waitForURL("**/compare?from=now&to=1**")
  await expect(approver.compare.row(/^第 1 条/)).toContainText("由“≥640人次”降低到“≥500人次”")
})

test("nobody beyond the unit compares with its draft, and another unit finds nothing", async ({ as }) => {
  const [dept, other] = [await as("dept"), await as("editor3")]
  await dept.page.goto("/work/targets?q=重点企业用工保障经费")
  const address = (await dept.page.getByRole("link", { name: "重点企业用工保障经费" }).first().getAttribute("href")) ?? ""
  const id = address.split("/")[3] ?? ""
  await dept.compare.open(id)
  await expect(dept.page.getByRole("combobox", { name: "到" })).toContainText("最近一次提交，单位正在修改")
  for (const query of ["", "?from=1&to=now", "?from=1&to=2"]) {
    const status = (await other.page.request.get(`/work/targets/${id}/compare${query}`)).status()
    expect([query, status]).toEqual([query, 404])
  }
  for (const query of ["?from=99", "?from=x", "?to=0"]) {
    const status = (await dept.page.request.get(`/work/targets/${id}/compare${query}`)).status()
    expect([query, status]).toEqual([query, 404])
  }
})
