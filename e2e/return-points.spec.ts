import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, type Person, test } from "./fixtures.ts"

const goalField = "绩效目标"
const valueField = "第 1 条指标“服务人次”的年度指标值"
const rows = [
  { category: "产出指标", name: "服务人次", value: "≥500人次" },
  { category: "满意度指标", name: "服务对象满意度", value: "≥90%" },
] as const

/** A target of editor2 on the desk of its unit's approver. */
async function submitted(editor: Person, project: { code: string; name: string }): Promise<string> {
  const id = await editor.target.begin(project)
  await editor.target.fill({ fiscal: "10", goal: "提供服务。", rows })
  await editor.target.act("提交")
  return id
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)
}

test("points are kept as a draft, open their fields only, are answered, closed, and then the target passes", async ({ as }) => {
  test.slow()
  const [editor, approver] = [await as("editor2"), await as("approver2")]
  const id = await submitted(editor, { code: "E2E-POINTS", name: "退回意见测试" })

  await approver.target.open(id, "/review")
  await approver.review.write(goalField, "请写明服务多少人次。")
  await approver.review.write(valueField, "低于去年的 620 人次。")
  await approver.page.reload()
  await expect(approver.review.draft(goalField)).toHaveValue("请写明服务多少人次。")
  await expect(approver.review.draft(valueField)).toHaveValue("低于去年的 620 人次。")
  for (const part of ["", "/review", "/history"]) {
    const seen = await editor.page.request.get(`/work/targets/${id}${part}`)
    expect([part, seen.status(), (await seen.text()).includes("620 人次")]).toEqual([part, 200, false])
  }

  await approver.target.button("退回").click()
  const dialog = approver.page.getByRole("dialog")
  await expect(dialog).toContainText("请写明服务多少人次。")
  await expect(dialog).toContainText("低于去年的 620 人次。")
  await expect(dialog).toContainText("只能修改意见指明的内容")
  await dialog.getByRole("button", { name: "退回", exact: true }).click()
  await expect(dialog).toBeHidden()

  await editor.page.goto("/work")
  await expect(editor.page.getByRole("listitem").filter({ hasText: "退回意见测试" })).toContainText("2 条意见未关闭")
  await editor.target.open(id)
  await expect(editor.review.panel("退回意见")).toContainText("2 条待答复")
  await expect(editor.target.amount("财政拨款")).not.toBeEditable()
  await expect(editor.target.row(1).getByLabel("指标名称")).not.toBeEditable()
  await expect(editor.target.row(2).getByLabel("年度指标值")).not.toBeEditable()
  await expect(editor.page.getByRole("button", { name: "增加一条指标" })).toHaveCount(0)
  await expect(editor.page.getByRole("button", { name: /^删除第/ })).toHaveCount(0)
  await editor.target.goal().fill("全年服务 640 人次。")
  await editor.target.row(1).getByLabel("年度指标值").fill("≥640人次")

  await editor.target.button("提交").click()
  // It stands in the summary of what failed and in the readiness list.
  await editor.page
    .getByRole("link", { name: `没有答复退回意见：${valueField}` })
    .first()
    .click()
  await expect(editor.review.answerBox(valueField)).toBeFocused()
  await editor.review.answer(valueField, "已提高到 640 人次。")
  // Not saved by leaving the box: submitting saves it.
  await editor.review.answerBox(goalField).fill("已写明。")
  await editor.target.act("提交")
  await expect(editor.target.state("待单位审核")).toBeVisible()

  await approver.target.open(id, "/review")
  await expect(approver.review.panel("退回意见")).toContainText("还有 2 条未关闭")
  await expect(approver.review.card(valueField)).toContainText("已提高到 640 人次。")
  await approver.target.button("通过").click()
  await approver.page.getByRole("link", { name: `${valueField}：已答复，请核对后关闭` }).click()
  await expect(approver.review.card(valueField)).toBeFocused()
  await approver.review.close(valueField)
  await approver.review.close(goalField)
  await approver.target.act("通过")
  await expect(approver.target.state("待主管部门审核")).toBeVisible()
  await approver.target.open(id, "/history")
  await expect(approver.page.getByRole("row", { name: /退回/ })).toContainText("低于去年的 620 人次。")
})

test("a point is written, sent and answered with the keyboard alone, and axe finds nothing on the way", async ({ as }) => {
  const [editor, approver] = [await as("editor2"), await as("approver2")]
  const id = await submitted(editor, { code: "E2E-POINT-KEYS", name: "键盘退回测试" })
  await approver.target.open(id, "/review")
  const { page } = approver
  await approver.review.begin(valueField).focus()
  await expect(approver.review.begin(valueField)).toHaveCSS("opacity", "1")
  await page.keyboard.press("Enter")
  await page.keyboard.type("请提高。")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  await expect(approver.review.draft(valueField)).toHaveValue("请提高。\n指标值只是重复指标名称，请改为可以衡量的数值。")
  await expect(approver.review.draft(valueField)).toBeFocused()
  await approver.review.stored()
  expect(await faults(page)).toEqual([])
  await approver.target.button("退回").focus()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("dialog")).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.getByRole("dialog").getByRole("textbox").focus()
  await page.keyboard.press("Tab")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("dialog")).toBeHidden()

  await editor.target.open(id)
  await editor.review.panel("退回意见").getByRole("link").focus()
  await editor.page.keyboard.press("Enter")
  await editor.page.keyboard.type("不作修改，理由见附注。")
  await editor.page.keyboard.press("Tab")
  await expect(editor.review.card(valueField).getByText("答复已存")).toBeVisible()
  expect(await faults(editor.page)).toEqual([])
})

test("finance fills in the sheet it must, notes what stays inside, and the unit sees neither", async ({ as }) => {
  const [finance, editor] = [await as("finance"), await as("editor2")]
  const { page } = finance
  await page.goto("/work/targets?q=303002-D09")
  await page.getByRole("link", { name: "公共就业创业服务补助资金" }).click()
  await page.waitForURL("**/review")
  await finance.target.button("通过").click()
  await expect(page.getByRole("link", { name: "审核表还有 8 项没有填好" })).toBeVisible()
  for (const field of [goalField, "第 3 条指标“补贴审核差错率”的年度指标值"]) await finance.review.close(field)

  const sheet = finance.review.panel("审核表 通过前必须填写")
  for (const box of await sheet.getByRole("textbox", { name: /（\d+ 分）$/ }).all()) await box.fill("10")
  await expect(sheet).toContainText("合计 80 / 100 分")
  await expect(sheet).toContainText("等级 良")
  await sheet.getByLabel("审核意见（可以不填）").fill("目标清楚，测算有依据")
  await expect(sheet.getByText("已存", { exact: true })).toBeVisible()
  await page.reload()
  await expect(sheet).toContainText("合计 80 / 100 分")

  await page.getByLabel("新备注").fill("去年结余较多，内部留意")
  await page.getByRole("button", { name: "记下备注" }).click()
  await expect(finance.review.panel("内部备注，仅财政可见")).toContainText("去年结余较多，内部留意")
  expect(await faults(page)).toEqual([])
  await finance.target.act("通过")
  await expect(finance.target.state("待财政审批")).toBeVisible()
  await expect(finance.review.panel("已存档的审核表")).toContainText("合计 80 分")

  const id = page.url().split("/").at(-2) ?? ""
  for (const part of ["", "/review", "/history"]) {
    const seen = await (await editor.page.request.get(`/work/targets/${id}${part}`)).text()
    expect([part, seen.includes("内部留意"), seen.includes("测算有依据")]).toEqual([part, false, false])
  }
})

test("finance keeps the reasons and the sheet; axe finds nothing there", async ({ as }) => {
  const { page } = await as("finance-approver")
  await page.goto("/work")
  await page.getByRole("link", { name: "设置", exact: true }).click()
  await page.getByLabel("新的理由").fill("请补充调查问卷份数。")
  await page.keyboard.press("Enter")
  await expect(page.getByText("请补充调查问卷份数。")).toBeVisible()
  await page.getByRole("button", { name: "停用：请补充调查问卷份数。" }).click()
  await expect(page.getByText("请补充调查问卷份数。")).toHaveCount(0)

  await page.getByRole("link", { name: "2023 年" }).click()
  await expect(page.getByText("2023 年还没有审核表")).toBeVisible()
  await page.getByLabel("第 1 项的分值").fill("十")
  await page.getByRole("button", { name: "保存审核表" }).click()
  await expect(page.getByLabel("第 1 项的分值")).toHaveAttribute("aria-invalid", "true")
  await page.getByLabel("第 1 项的分值").fill("12")
  await page.getByRole("button", { name: "保存审核表" }).click()
  await expect(page.getByText("已保存 2023 年的审核表")).toBeVisible()
  await page.reload()
  await expect(page.getByLabel("第 1 项的分值")).toHaveValue("12")
  expect(await faults(page)).toEqual([])
})
