import AxeBuilder from "@axe-core/playwright"
import { expect, test } from "./fixtures.ts"
import { GridPage } from "./pages/grid-page.ts"

test("while a name is typed the library proposes, never while an input method composes; what is taken brings sign, unit and link", async ({
  as,
}) => {
  const { target, page } = await as("editor")
  const grid = new GridPage(page)
  await target.begin({ code: "E2E-PROPOSE", name: "技能培训项目" })
  await target.fill({
    fiscal: "1",
    goal: "培训 100 人。",
    rows: [
      { name: "甲", value: "" },
      { name: "乙", value: "1个" },
    ],
  })
  const list = page.getByRole("listbox", { name: "指标库中的指标" })
  await grid.cell(1, "指标名称").focus()
  await grid.press("ArrowUp")
  await grid.here(1, "指标名称")

  await test.step("composing shows no list; after the word it comes, and the focus stays in the cell", async () => {
    await grid.compose("peixun")
    await expect(grid.cell(1, "指标名称")).toHaveValue("peixun")
    await expect(list).toHaveCount(0)
    await grid.commit("培训")
    await expect(list.getByRole("option").first()).toBeVisible()
    await grid.here(1, "指标名称")
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)).toEqual([])
  })
  await test.step("Esc puts the list away and leaves the cell as it is; more letters bring it back", async () => {
    await grid.press("Escape")
    await expect(list).toHaveCount(0)
    await expect(grid.cell(1, "指标名称")).toHaveValue("培训")
    await page.keyboard.type("合")
    await expect(list.getByRole("option")).toHaveText([/培训合格率/])
  })
  await test.step("down and Enter take the row: sign and unit stand in the value, the caret between them", async () => {
    await grid.press("ArrowDown")
    await expect(list.getByRole("option", { selected: true })).toHaveText(/培训合格率/)
    await grid.press("Enter")
    await grid.here(1, "年度指标值")
    await page.keyboard.type("95")
    await expect(grid.cell(1, "年度指标值")).toHaveValue("≥95%")
    await expect(grid.cell(1, "指标名称")).toHaveValue("培训合格率")
    await expect(grid.cell(1, "二级指标")).toHaveValue("quality")
    await grid.press("Enter", "ArrowLeft")
    await grid.here(2, "指标名称")
    await grid.press("Control+z", "Control+z", "Control+z")
    await expect(grid.cell(1, "指标名称")).toHaveValue("甲")
    await grid.press("Control+y", "Control+y", "Control+y")
    await expect(grid.cell(1, "年度指标值")).toHaveValue("≥95%")
  })
  await test.step("Enter without going into the list is the table's; the hint names what the library has", async () => {
    await grid.cell(2, "指标名称").focus()
    await page.keyboard.type("年度培训人次")
    await expect(list.getByRole("option").first()).toBeVisible()
    await grid.press("Enter")
    await expect(grid.cell(2, "指标名称")).toHaveValue("年度培训人次")
    await expect(list).toHaveCount(0)
    const hints = target.readiness().getByText("与指标库中的“培训人次”近似", { exact: false })
    await target
      .readiness()
      .getByText(/^建议 \d+ 条/)
      .click()
    await expect(hints).toBeVisible()
  })
})

test("beside each value stand those of the two years before, and whether more is asked for changes while one types", async ({ as }) => {
  const { page } = await as("editor2")
  const grid = new GridPage(page)
  await page.goto("/work/targets?q=303002-D01&state=draft")
  await page.getByRole("link", { name: "公共就业服务专项经费" }).click()
  const value = grid.cell(1, "年度指标值")
  await expect(value).toHaveAccessibleDescription(/2026 年 ≥12500人次 ↓降低 2025 年 “就业援助人次” ≥11000人次 ↑提高/)
  await value.fill("≥13000人次")
  await expect(value).toHaveAccessibleDescription(/2026 年 ≥12500人次 ↑提高/)
  await grid.press("Escape")
  await expect(value).toHaveAccessibleDescription(/2026 年 ≥12500人次 ↓降低/)
})
