// Return points on the screen: written by a reviewer, answered by the unit, closed by the reviewer.
import { expect, type Locator, type Page } from "@playwright/test"

export class ReviewPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  begin = (field: string): Locator => this.page.getByRole("button", { name: `提意见：${field}`, exact: true })
  draft = (field: string): Locator => this.page.getByLabel(`退回意见（草稿）：${field}`)
  card = (field: string): Locator => this.page.getByRole("article", { name: `退回意见：${field}` })
  answerBox = (field: string): Locator => this.card(field).getByRole("textbox", { name: "答复" })
  closeButton = (field: string): Locator => this.page.getByRole("button", { name: `关闭意见：${field}`, exact: true })
  panel = (title: string): Locator => this.page.getByRole("region", { name: title, exact: true })

  /** Writes a point and waits until the server has it. */
  async write(field: string, comment: string): Promise<void> {
    await this.begin(field).click()
    await expect(this.draft(field)).toBeFocused()
    await this.draft(field).fill(comment)
    await this.stored()
  }
  stored = () => expect(this.panel("退回意见（草稿，尚未发出）").getByText("已存", { exact: true })).toBeVisible()

  async answer(field: string, words: string): Promise<void> {
    await this.answerBox(field).fill(words)
    await this.page.keyboard.press("Tab")
    await expect(this.card(field).getByText("答复已存")).toBeVisible()
  }

  async close(field: string): Promise<void> {
    await this.closeButton(field).click()
    await expect(this.card(field).getByText("已关闭")).toBeVisible()
  }
}
