import AxeBuilder from "@axe-core/playwright"
import { expect, test } from "./fixtures.ts"

const rows = [{ category: "产出指标", name: "服务人次", value: "≥500人次" }] as const

test("two people in one target: different fields are merged, the same field is shown twice and waits for a choice", async ({ as }) => {
  const [mine, theirs] = [await as("editor2"), await as("editor2")]
  const id = await mine.target.begin({ code: "E2E-CLASH", name: "并发编辑测试" })
  await mine.target.fill({ fiscal: "10", goal: "最初的目标。", rows })
  await mine.target.save()
  await theirs.target.open(id)
  await theirs.target.goal().fill("同事写的目标。")
  await theirs.target.save()

  await mine.target.amount("其他资金").fill("3")
  await mine.target.goal().fill("我写的目标。")
  const choice = mine.page.getByRole("region", { name: "需要选择的内容" })
  await expect(choice).toContainText("我写的目标。")
  await expect(choice).toContainText("同事写的目标。")
  await expect(mine.target.goal()).toBeFocused()
  await theirs.page.reload()
  await expect(theirs.target.amount("其他资金")).toHaveValue("3.00")
  await expect(theirs.target.goal()).toHaveValue("同事写的目标。")
  const { violations } = await new AxeBuilder({ page: mine.page }).analyze()
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.target.join(" ")}`)).toEqual([])

  await choice.getByRole("button", { name: "用我填写的：绩效目标" }).click()
  await expect(mine.page.getByText("已保存", { exact: true })).toBeVisible()
  await theirs.page.reload()
  await expect(theirs.target.goal()).toHaveValue("我写的目标。")
})

test("unreadable input is refused at its field, with a summary, and stays where it was typed", async ({ as }) => {
  const { target, page } = await as("editor")
  await target.begin({ code: "E2E-WRONG", name: "错误输入测试" })
  await target.fill({ fiscal: "十二万", goal: "目标。", rows })
  await target.button("保存").click()
  await expect(target.amount("财政拨款")).toHaveAttribute("aria-invalid", "true")
  await expect(page.getByRole("alert").first()).toBeVisible()
  await expect(target.amount("财政拨款")).toHaveValue("十二万")
  await target.amount("财政拨款").fill("12")
  await target.save()
})

test("a decision on what has moved is not made: both contents are shown", async ({ as }) => {
  const [editor, approver] = [await as("editor2"), await as("approver2")]
  const id = await editor.target.begin({ code: "E2E-MOVED", name: "内容变化测试" })
  await editor.target.fill({ fiscal: "10", goal: "第一稿。", rows })
  await editor.target.act("提交")
  await approver.target.open(id, "/review")
  await expect(approver.page.getByText("第一稿。")).toBeVisible()

  await editor.target.act("撤回")
  await editor.target.open(id)
  await editor.target.goal().fill("第二稿。")
  await editor.target.act("提交")

  await approver.target.button("通过").click()
  const dialog = approver.page.getByRole("dialog")
  await dialog.getByRole("button", { name: "通过", exact: true }).click()
  await expect(dialog).toContainText("第一稿。")
  await expect(dialog).toContainText("第二稿。")
  await approver.target.open(id, "/review")
  await expect(approver.target.state("待单位审核")).toBeVisible()
})

test("the form is filled and submitted with the keyboard alone, and axe finds nothing in it", async ({ as }) => {
  const { target, page } = await as("editor")
  await target.begin({ code: "E2E-KEYS", name: "键盘操作测试" })
  await target.amount("财政拨款").focus()
  await page.keyboard.type("20")
  for (const text of ["", "", "只用键盘填写的目标。"]) {
    await page.keyboard.press("Tab")
    if (text) await page.keyboard.type(text)
  }
  await expect(target.goal()).toHaveValue("只用键盘填写的目标。")
  await page.keyboard.press("Control+s")
  await expect(page.getByText("已保存", { exact: true })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)).toEqual([])
})
