import AxeBuilder from "@axe-core/playwright"
import { expect, test } from "./fixtures.ts"

const rows = [
  { category: "产出指标", name: "上门走访企业家数", value: "≥120家" },
  { category: "效益指标", name: "企业诉求办结率", value: "≥95%" },
  { category: "满意度指标", name: "走访企业满意度", value: "≥80%" },
] as const
const answer = "首年开展，按同类地区实际水平设定。"

test("a warning is answered in the readiness list, and the reviewer reads the answer beside the value", async ({ as }) => {
  const { target, page } = await as("editor2")
  const id = await target.begin({ code: "E2E-ANSWER", name: "企业走访服务经费（说明测试）" })
  await target.fill({ fiscal: "12", goal: "全年走访企业 120 家，诉求办结率达到 95%，改善营商环境。", rows })
  const list = target.readiness()

  await test.step("each line leads to its cell", async () => {
    await list.getByRole("link", { name: /“≥80%”偏低/ }).click()
    await expect(target.row(3).getByLabel("年度指标值")).toBeFocused()
    await list.getByRole("link", { name: /“企业诉求办结率”说的是工作本身/ }).click()
    await expect(target.row(2).getByLabel("一级指标")).toBeFocused()
  })
  await test.step("submitting says what is left; saving never does", async () => {
    await target.button("提交").click()
    await expect(page.getByRole("alert").filter({ hasText: "还有 2 处没有办好" })).toBeVisible()
    await target.save()
  })
  await test.step("one is mended, the other answered; then the list is empty", async () => {
    await target.row(2).getByLabel("指标名称").fill("企业诉求解决率")
    await list.getByRole("button", { name: /^写说明/ }).click()
    await list.getByRole("textbox").fill(answer)
    await page.keyboard.press("Tab")
    await expect(list).toContainText("可以提交了。")
    await expect(list).toContainText(`说明：${answer}`)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.target.join(" ")}`)).toEqual([])
  })
  await target.act("提交")

  const reviewer = await as("approver2")
  await reviewer.target.open(id, "/review")
  await expect(reviewer.page.getByRole("row", { name: /走访企业满意度/ })).toContainText(`单位说明：${answer}`)
})
