import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures.ts"
import { GridPage } from "./pages/grid-page.ts"

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)
}

const heads = ["序号", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位", "备注"]
const kinds = ["数量指标", "质量指标", "时效指标"]

/** 40 rows × 8 columns as Excel copies them: the first level merged over all rows, separators in the numbers, an empty row at the end. */
function sheet() {
  const rows = Array.from({ length: 40 }, (_, at) => [
    ...[`${at + 1}`, at === 0 ? "产出指标" : "", kinds[at % 3] ?? "", `服务项目${at + 1}办理量`],
    ...["≥", `${at + 1},${String(at).padStart(3, "0")}`, "人次", at === 4 ? "两\n行" : ""],
  ])
  const quoted = (cell: string) => (cell.includes("\n") ? `"${cell}"` : cell)
  const text = [heads, ...rows, heads.map(() => "")].map((row) => row.map(quoted).join("\t")).join("\r\n")
  const cells = (row: string[], at: number) =>
    row
      .map((cell, col) => (col === 1 ? (at === 0 ? `<td rowspan=40>${cell}</td>` : "") : `<td>${cell.replace("\n", "<br>")}</td>`))
      .join("")
  const line = (inner: string) => `<tr>${inner}</tr>`
  const plain = (row: string[]) => line(row.map((cell) => `<td>${cell}</td>`).join(""))
  const html = `<table>${plain(heads)}${rows.map((row, at) => line(cells(row, at))).join("")}${plain(heads.map(() => ""))}</table>`
  return { text: `${text}\r\n`, html }
}

test("40 rows of 8 columns from a sheet fill the table in one paste, one undo takes them back, and they copy out again", async ({ as }) => {
  const { target, page } = await as("editor")
  const grid = new GridPage(page)
  await target.begin({ code: "E2E-PASTE", name: "整块粘贴测试" })
  await target.fill({ fiscal: "1", goal: "目标。", rows: [{ name: "原有指标", value: "1个" }] })
  await grid.cell(1, "指标名称").focus()

  await grid.paste(sheet())
  await expect(grid.rows()).toHaveCount(40)
  await expect(page.getByText("已粘贴 40 行，其中新增 39 条。按 Ctrl+Z 撤销。")).toBeAttached()
  await expect(grid.cell(40, "一级指标")).toHaveValue("output")
  await expect(grid.cell(40, "二级指标")).toHaveValue("quantity")
  await expect(grid.cell(40, "指标名称")).toHaveValue("服务项目40办理量")
  await expect(grid.cell(40, "年度指标值")).toHaveValue("≥40,039人次")
  await expect(grid.marked()).toHaveCount(160)
  await expect(grid.grid()).toHaveAttribute("aria-rowcount", "41")
  expect((await grid.copy()).split("\r\n").slice(0, 2)).toEqual([
    "产出指标\t数量指标\t服务项目1办理量\t≥1,000人次",
    "产出指标\t质量指标\t服务项目2办理量\t≥2,001人次",
  ])

  await grid.press("Control+z")
  await expect(grid.rows()).toHaveCount(1)
  await expect(grid.cell(1, "指标名称")).toHaveValue("原有指标")
  await grid.press("Control+y")
  await expect(grid.rows()).toHaveCount(40)
  await target.save()
  await page.reload()
  await expect(grid.rows()).toHaveCount(40)
})

test("words that mean nothing in their column are marked at their cell, and nothing else is changed", async ({ as }) => {
  const { target, page } = await as("editor")
  const grid = new GridPage(page)
  await target.begin({ code: "E2E-PASTE-BAD", name: "粘贴错误测试" })
  await target.fill({ fiscal: "1", goal: "目标。", rows: [{ name: "甲", value: "1个" }] })
  await grid.cell(1, "一级指标").focus()
  await grid.paste({ text: "质量目标\t数量指标\t培训人次\t≥50人次\t越高越好\t\t\t\t\t多余\r\n" })
  await expect(grid.cell(1, "一级指标")).toHaveAttribute("aria-invalid", "true")
  await expect(grid.cell(1, "一级指标")).toHaveAccessibleDescription(/“质量目标”不是一级指标/)
  await expect(grid.cell(1, "指标名称")).toHaveValue("培训人次")
  await expect(page.getByText(/1 个单元格的内容不认识，已标出；1 列在表格之外/)).toBeAttached()
})

test("the table is filled, ordered and mended with the keyboard alone", async ({ as }) => {
  const { target, page } = await as("editor")
  const grid = new GridPage(page)
  await target.begin({ code: "E2E-GRID-KEYS", name: "表格键盘测试" })
  await target.button("＋ 增加一条指标").focus()
  await grid.press("Enter")
  await grid.here(1, "指标名称")
  await page.keyboard.type("甲")
  await grid.press("Tab")
  await page.keyboard.type("10个")
  await test.step("Ctrl+Enter makes the next row, a number chooses", async () => {
    await grid.press("Control+Enter")
    await page.keyboard.type("乙")
    await grid.press("Shift+Tab", "Shift+Tab", "2")
    await expect(grid.cell(2, "一级指标")).toHaveValue("benefit")
  })
  await test.step("Enter returns below the column where Tab began", async () => {
    await grid.press("ArrowUp", "ArrowRight", "ArrowRight", "Tab", "Enter")
    await grid.here(2, "指标名称")
  })
  await test.step("F2 edits in place, Escape gives back what was there", async () => {
    await grid.press("F2")
    await page.keyboard.type("丙")
    await expect(grid.cell(2, "指标名称")).toHaveValue("乙丙")
    await grid.press("Escape")
    await expect(grid.cell(2, "指标名称")).toHaveValue("乙")
    await grid.here(2, "指标名称")
  })
  await test.step("rows move with Alt, go with Ctrl+Delete, and come back with Ctrl+Z", async () => {
    await grid.press("Alt+ArrowUp")
    await grid.here(1, "指标名称")
    await expect(grid.cell(1, "指标名称")).toHaveValue("乙")
    await grid.press("Shift+ArrowDown", "Control+Delete")
    await expect(grid.rows()).toHaveCount(0)
    await target.button("撤销修改").focus()
    await grid.press("Enter")
    await expect(grid.rows()).toHaveCount(2)
  })
  await test.step("a block is marked with Shift, emptied with Delete", async () => {
    await grid.cell(1, "指标名称").focus()
    await grid.press("Shift+ArrowDown", "Shift+ArrowRight")
    await expect(grid.marked()).toHaveCount(4)
    await grid.press("Delete")
    await expect(grid.cell(2, "年度指标值")).toHaveValue("")
    await grid.press("Control+z")
    await expect(grid.cell(1, "指标名称")).toHaveValue("乙")
  })
  expect(await faults(page)).toEqual([])
  await test.step("Tab leaves at the end, and anywhere after Escape", async () => {
    await grid.press("Control+End", "Tab")
    await expect(grid.grid().locator(":focus")).toHaveCount(0)
    await grid.cell(1, "指标名称").focus()
    await grid.press("Escape", "Tab")
    await expect(grid.grid().locator(":focus")).toHaveCount(0)
  })
})

test("an input method works in every cell: the first letter begins to compose, its Enter stays in the cell", async ({ as }) => {
  const { target, page } = await as("editor")
  const grid = new GridPage(page)
  await target.begin({ code: "E2E-IME", name: "输入法测试" })
  await target.fill({
    fiscal: "1",
    goal: "目标。",
    rows: [
      { name: "旧名称", value: "1个" },
      { name: "第二条", value: "2个" },
    ],
  })
  await grid.cell(2, "指标名称").focus()
  await grid.press("ArrowUp")
  await grid.here(1, "指标名称")

  await test.step("composing replaces the cell from its first letter", async () => {
    await grid.compose("fuwu")
    await expect(grid.cell(1, "指标名称")).toHaveValue("fuwu")
    await grid.composingKey("ArrowDown")
    await grid.composingKey("Enter")
    await grid.here(1, "指标名称")
    await grid.commit("服务")
    await expect(grid.cell(1, "指标名称")).toHaveValue("服务")
  })
  await test.step("the next word goes on behind it, in the same cell", async () => {
    await grid.compose("renci")
    await grid.composingKey("Tab")
    await grid.commit("人次")
    await grid.here(1, "指标名称")
    await expect(grid.cell(1, "指标名称")).toHaveValue("服务人次")
  })
  await test.step("Enter after the word goes on, and the whole word is one undo", async () => {
    await grid.press("Enter")
    await grid.here(2, "指标名称")
    await grid.press("Control+z")
    await expect(grid.cell(1, "指标名称")).toHaveValue("旧名称")
  })
})

test("rows are drawn to another place with the mouse, and a block is marked with it", async ({ as }) => {
  const { target, page } = await as("editor")
  const grid = new GridPage(page)
  await target.begin({ code: "E2E-DRAG", name: "拖动测试" })
  const rows = ["甲", "乙", "丙"].map((name) => ({ name, value: "1个" }))
  await target.fill({ fiscal: "1", goal: "目标。", rows })
  const handle = (row: number) => grid.rows().nth(row).getByTitle("拖动调整次序")
  await handle(0).hover()
  await page.mouse.down()
  const last = await grid.rows().nth(2).boundingBox()
  await page.mouse.move(last?.x ?? 0, (last?.y ?? 0) + (last?.height ?? 0) - 3, { steps: 4 })
  await page.mouse.up()
  await expect(grid.cell(3, "指标名称")).toHaveValue("甲")

  await grid.cell(1, "指标名称").hover()
  await page.mouse.down()
  await grid.cell(2, "年度指标值").hover()
  await page.mouse.up()
  await expect(grid.marked()).toHaveCount(4)
})

test("on a phone the table is a form", async ({ as }) => {
  const { target, page } = await as("editor")
  const id = await target.begin({ code: "E2E-PHONE", name: "手机填写测试" })
  await page.setViewportSize({ width: 390, height: 844 })
  await target.open(id)
  await expect(page.getByRole("grid")).toHaveCount(0)
  await target.button("＋ 增加一条指标").click()
  const row = page.getByRole("group", { name: "第 1 条指标" })
  await row.getByLabel("指标名称").fill("服务人次")
  await expect(row.getByText("年度指标值", { exact: true })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await faults(page)).toEqual([])
})
