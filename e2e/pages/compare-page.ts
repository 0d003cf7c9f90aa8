// Two versions of a target on the screen.
import type { Locator, Page } from "@playwright/test"

export class ComparePage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  open = (id: string, query = "") => this.page.goto(`/work/targets/${id}/compare${query}`)
  head = (name: string | RegExp): Locator => this.page.getByRole("columnheader", { name })
  row = (name: string | RegExp): Locator => this.page.getByRole("row", { name })
  filter = (name: string): Locator => this.page.getByRole("navigation", { name: "显示哪些内容" }).getByRole("link", { name })
  version = (side: "从" | "到"): Locator => this.page.getByRole("combobox", { name: side, exact: true })
}
