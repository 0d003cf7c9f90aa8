import AxeBuilder from "@axe-core/playwright"
import { expect, test } from "./fixtures.ts"

test("the system administrator sets a rule for a year; finance reads it; a number out of bounds is refused at its box", async ({ as }) => {
  const [admin, finance] = [await as("sysadmin"), await as("finance")]
  await admin.page.goto("/admin/checks?year=2023")
  const form = admin.page.getByRole("form", { name: "满意度定得偏低" })
  await form.getByLabel("低于百分之几算偏低").fill("850")
  await form.getByRole("button", { name: /^保存/ }).click()
  await expect(form.getByText(/要写 0 到 100 的整数/)).toBeVisible()
  await form.getByLabel("低于百分之几算偏低").fill("85")
  await form.getByRole("button", { name: /^保存/ }).click()
  await expect(admin.page.getByText("“满意度定得偏低”已按 2023 年的设置保存，立即生效。")).toBeVisible()
  const { violations } = await new AxeBuilder({ page: admin.page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)).toEqual([])

  await finance.page.goto("/admin/checks?year=2023")
  const row = finance.page.getByRole("row", { name: /满意度定得偏低/ })
  await expect(row).toContainText("低于百分之几算偏低：85")
  // The real table was loaded as history: what it holds is counted, nothing of it was in the way.
  await expect(row.getByRole("cell").first()).toHaveText("2")
  await expect(finance.page.getByRole("form")).toHaveCount(0)
})
