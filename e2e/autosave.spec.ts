import { expect, test } from "./fixtures.ts"
import { GridPage } from "./pages/grid-page.ts"
import { signIn } from "./sign-in.ts"

const saved = "已保存"
const twenty = Array.from({ length: 20 }, (_, at) => `产出指标\t数量指标\t服务项目${at + 1}办理量\t${at + 1}件`).join("\r\n")

test("two browsers save by themselves, 200 edits in turn, and none is lost", async ({ as }) => {
  test.slow()
  const people = [await as("editor"), await as("editor")] as const
  const [first, second] = people
  const id = await first.target.begin({ code: "E2E-AUTOSAVE", name: "自动保存测试" })
  await first.target.fill({ fiscal: "1", goal: "目标。", rows: [{ name: "甲", value: "1个" }] })
  const grids = [new GridPage(first.page), new GridPage(second.page)] as const
  await grids[0].cell(1, "一级指标").focus()
  await grids[0].paste({ text: `${twenty}\r\n` })
  await first.target.save()
  await second.target.open(id)
  await expect(grids[1].rows()).toHaveCount(20)
  await grids[0].cell(1, "指标名称").focus()
  await expect(second.page.getByText(/^同时打开的还有：您自己（另一个窗口）/)).toBeVisible()

  // Each in every other row: ten rows, two cells a row, ten rounds.
  const last = new Map<string, string>()
  for (let edit = 0; edit < 200; edit += 1) {
    const who = edit % 2
    const row = ((edit >> 1) % 10) * 2 + 1 + who
    const label = (edit >> 1) % 20 < 10 ? "指标名称" : "年度指标值"
    const words = label === "指标名称" ? `第${edit}次办理量` : `${edit}件`
    await grids[who === 0 ? 0 : 1].cell(row, label).fill(words)
    last.set(`${row} ${label}`, words)
  }
  for (const { target, page } of people) {
    await target.button("保存").click()
    await expect(page.getByText(saved, { exact: true })).toBeVisible()
    await expect(page.getByRole("region", { name: "需要选择的内容" })).toHaveCount(0)
  }
  await first.page.reload()
  for (const [cell, words] of last) {
    const [row, label] = cell.split(" ")
    await expect(grids[0].cell(Number(row), label as "指标名称")).toHaveValue(words)
  }
})

test("signed out while typing: the text stays, and after signing in it is back in its cell and saved; nobody else is shown it", async ({
  as,
  browser,
}) => {
  const { target, page } = await as("editor")
  const grid = new GridPage(page)
  const id = await target.begin({ code: "E2E-EXPIRED", name: "登录失效测试" })
  await target.fill({ fiscal: "1", goal: "目标。", rows: [{ name: "办理量", value: "1件" }] })
  await target.save()

  await page.context().clearCookies()
  await grid.cell(1, "年度指标值").fill("≥300件")
  await expect(page.getByRole("link", { name: "重新登录后回到这里" })).toBeVisible()
  await expect(grid.cell(1, "年度指标值")).toBeFocused()
  await test.step("another person at the same computer does not see it", async () => {
    await signIn(page, "approver")
    await target.open(id)
    await expect(page.getByText("≥300件")).toHaveCount(0)
    await page.context().clearCookies()
  })
  await signIn(page, "editor")
  await target.open(id)
  await expect(page.getByText("已找回上次没有保存的填写")).toBeVisible()
  await expect(grid.cell(1, "年度指标值")).toHaveValue("≥300件")
  await expect(grid.cell(1, "年度指标值")).toBeFocused()
  await expect(page.getByText(saved, { exact: true })).toBeVisible()
  const elsewhere = await (await browser.newContext()).newPage()
  await signIn(elsewhere, "editor")
  await elsewhere.goto(`/work/targets/${id}`)
  await expect(new GridPage(elsewhere).cell(1, "年度指标值")).toHaveValue("≥300件")
  await elsewhere.context().close()
})

test("without a connection one goes on writing; when it is back, all is saved", async ({ as }) => {
  const { target, page } = await as("editor")
  const grid = new GridPage(page)
  await target.begin({ code: "E2E-OFFLINE", name: "断网测试" })
  await target.fill({ fiscal: "1", goal: "目标。", rows: [{ name: "办理量", value: "1件" }] })
  await target.save()
  await page.context().setOffline(true)
  await grid.cell(1, "指标名称").fill("断网时的办理量")
  await expect(page.getByText(/连不上系统，还没有保存/)).toBeVisible()
  await expect(grid.cell(1, "指标名称")).toBeFocused()
  await target.goal().fill("断网时写的目标。")
  await page.context().setOffline(false)
  await expect(page.getByText(saved, { exact: true })).toBeVisible()
  await page.reload()
  await expect(grid.cell(1, "指标名称")).toHaveValue("断网时的办理量")
  await expect(target.goal()).toHaveValue("断网时写的目标。")
})

test("taken in by a colleague while one writes: said at once, and what is written waits for its return", async ({ as }) => {
  const [mine, theirs] = [await as("editor2"), await as("editor2")]
  const id = await mine.target.begin({ code: "E2E-SUBMITTED", name: "同时提交测试" })
  await mine.target.fill({ fiscal: "10", goal: "全年办理 500 件。", rows: [{ category: "产出指标", name: "办理量", value: "≥500件" }] })
  await mine.target.save()
  await theirs.target.open(id)
  await theirs.target.act("提交")
  await mine.target.goal().fill("我还在写。")
  await expect(mine.page.getByText("项目现在是“待单位审核”，已经不能保存")).toBeVisible()
  await theirs.target.act("撤回")
  await mine.target.open(id)
  await expect(mine.target.goal()).toHaveValue("我还在写。")
})
