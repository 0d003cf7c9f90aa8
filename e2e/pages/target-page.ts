// One target on the screen: filling it in, and the acts at the foot of the page.
import { expect, type Locator, type Page } from "@playwright/test"

export type Row = { category?: string; name: string; value: string }

export class TargetPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async begin(project: { code: string; name: string }): Promise<string> {
    await this.page.goto("/work/targets/new")
    await this.page.getByLabel("项目代码").fill(project.code)
    await this.page.getByLabel("项目名称").fill(project.name)
    await this.page.getByRole("button", { name: "建立并开始填写" }).click()
    await this.page.waitForURL(/\/work\/targets\/[0-9a-f-]{36}$/)
    return this.page.url().slice(-36)
  }

  open = (id: string, part: "" | "/review" | "/history" = "") => this.page.goto(`/work/targets/${id}${part}`)
  goal = (): Locator => this.page.getByRole("textbox", { name: "绩效目标", exact: true })
  amount = (label: "财政拨款" | "财政专户拨款" | "其他资金"): Locator => this.page.getByLabel(`${label}（万元）`, { exact: true })
  row = (place: number): Locator => this.page.getByRole("row", { name: `第 ${place} 条指标`, exact: true })
  state = (words: string): Locator => this.page.getByRole("main").getByText(words, { exact: true }).first()
  /** Buttons at the foot of the page, outside of any dialog. */
  button = (name: string): Locator => this.page.getByRole("button", { name, exact: true })

  async fill({ fiscal, goal, rows }: { fiscal: string; goal: string; rows: readonly Row[] }): Promise<void> {
    await this.amount("财政拨款").fill(fiscal)
    await this.goal().fill(goal)
    for (const [index, row] of rows.entries()) {
      await this.page.getByRole("button", { name: "增加一条指标" }).click()
      const group = this.row(index + 1)
      if (row.category) await group.getByLabel("一级指标").selectOption({ label: row.category })
      await group.getByLabel("指标名称").fill(row.name)
      await group.getByLabel("年度指标值").fill(row.value)
    }
  }

  /** The readiness list beside the form. */
  readiness = (): Locator => this.page.getByRole("region", { name: "提交前检查" })

  /** Says the same to every warning that is still open. */
  async answerWarnings(text = "已核对，按实际情况填报。"): Promise<void> {
    const open = this.readiness().getByRole("button", { name: /^写说明/ })
    for (let left = await open.count(); left > 0; left -= 1) {
      await open.first().click()
      await this.readiness().getByRole("textbox").fill(text)
      await this.page.keyboard.press("Tab")
      await expect(open).toHaveCount(left - 1)
    }
  }

  async save(): Promise<void> {
    await this.button("保存").click()
    await expect(this.page.getByText("已保存", { exact: true })).toBeVisible()
  }

  /**
   * Presses a button of the bar (before 提交, answers the warnings that are left), gives the reason in its dialog, confirms, and
   * waits until the dialog has gone.
   */
  async act(
    name: string,
    { note, backTo }: { note?: string; backTo?: "退回单位" | "退回单位审核人" | "退回主管部门" | "退回财政业务审核" } = {},
  ): Promise<void> {
    if (name === "提交") await this.answerWarnings()
    await this.button(name).click()
    const dialog = this.page.getByRole("dialog")
    if (backTo) await dialog.getByRole("radio", { name: backTo, exact: true }).check()
    if (note) await dialog.getByRole("textbox").fill(note)
    await dialog.getByRole("button", { name, exact: true }).click()
    await expect(dialog).toBeHidden()
  }
}
