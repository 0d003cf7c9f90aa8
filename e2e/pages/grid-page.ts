// The table of indicators, with the keys, the input method and the clipboard of a person.
import { type CDPSession, expect, type Locator, type Page } from "@playwright/test"

export type CellLabel = "一级指标" | "二级指标" | "指标名称" | "年度指标值" | "方向"
export type Sheet = { text: string; html?: string }

export class GridPage {
  readonly page: Page
  private ime: CDPSession | null = null
  constructor(page: Page) {
    this.page = page
  }

  grid = (): Locator => this.page.getByRole("grid", { name: "绩效指标" })
  rows = (): Locator => this.grid().getByRole("row", { name: /^第 \d+ 条指标$/ })
  cell = (row: number, label: CellLabel): Locator =>
    this.grid()
      .getByRole("row", { name: `第 ${row} 条指标`, exact: true })
      .getByLabel(label)
  marked = (): Locator => this.grid().locator('[aria-selected="true"]')
  press = (...keys: string[]): Promise<void> =>
    keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve())
  here = async (row: number, label: CellLabel): Promise<void> => expect(this.cell(row, label)).toBeFocused()

  private async method(): Promise<CDPSession> {
    this.ime ??= await this.page.context().newCDPSession(this.page)
    return this.ime
  }
  /** Letters of pinyin, not yet a word: the browser shows them where the caret is. */
  async compose(letters: string): Promise<void> {
    const ime = await this.method()
    for (let end = 1; end <= letters.length; end += 1)
      await ime.send("Input.imeSetComposition", { text: letters.slice(0, end), selectionStart: end, selectionEnd: end })
  }
  /** A key while composing, as the browser reports it: taken by the input method, code 229. */
  async composingKey(code: "Enter" | "Tab" | "ArrowDown" | "Escape"): Promise<void> {
    const ime = await this.method()
    for (const type of ["rawKeyDown", "keyUp"] as const)
      await ime.send("Input.dispatchKeyEvent", { type, key: "Process", code, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 })
  }
  /** The word is chosen. */
  commit = async (word: string): Promise<void> => {
    await (await this.method()).send("Input.insertText", { text: word })
  }

  /** What a sheet program puts on the clipboard, then the keys of pasting. */
  async paste({ text, html }: Sheet): Promise<void> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"])
    await this.page.evaluate(
      ([plain, table]) => {
        const item = { "text/plain": new Blob([plain], { type: "text/plain" }) }
        return navigator.clipboard.write([
          new ClipboardItem(table ? { ...item, "text/html": new Blob([table], { type: "text/html" }) } : item),
        ])
      },
      [text, html ?? ""] as const,
    )
    await this.page.keyboard.press("ControlOrMeta+v")
  }
  async copy(): Promise<string> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"])
    await this.page.keyboard.press("ControlOrMeta+c")
    return this.page.evaluate(() => navigator.clipboard.readText())
  }
}
