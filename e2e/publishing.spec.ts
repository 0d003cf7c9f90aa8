import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, type Person, test } from "./fixtures.ts"
import { act, ask, call, draft } from "./pages/api.ts"
import { twoProcesses } from "./pages/two-processes.ts"

type Stand = { id: string; version: number }
type Desks = { editor: Person; others: readonly Person[] }

/** Through every desk to the 批复. */
async function approved({ editor, others }: Desks, stand: Stand): Promise<Stand> {
  let now = await act(editor.page, stand, "submit")
  for (const { page } of others) now = await act(page, now, "approve")
  return now
}

/** The goal written anew, after the approved target was taken up again. */
async function rewritten({ editor }: Desks, stand: Stand, goal: string): Promise<Stand> {
  const open = await act(editor.page, stand, "revise", { note: "目标有误" })
  const { content } = await ask<{ content: { amounts: object; indicators: object[]; answers: object[] } }>(editor.page, "targets.get", {
    id: open.id,
  })
  const typed = { ...content, amounts: { fiscal: "12.5", specialAccount: "0", other: "0" }, goal }
  const { version } = await call<Stand>(editor.page, "targets.save", { id: open.id, version: open.version, content: typed })
  return { id: open.id, version }
}

async function publishWith(page: Page, reason?: string, button = "公开"): Promise<void> {
  for (const box of await page.getByRole("checkbox").all()) await box.check()
  if (reason) await page.getByLabel(/原因/).fill(reason)
  await page.getByRole("button", { name: button, exact: true }).click()
}
/** Every word of the official table, in its order. */
const tableWords = (page: Page) =>
  page
    .getByRole("table")
    .filter({ hasText: "项目名称（资金使用单位）" })
    .first()
    .evaluate(({ textContent }) => textContent)

async function flaws(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)
}

test("a table is set for a minute, published, corrected and withdrawn; its old addresses say what became of them", async ({
  as,
  browser,
}) => {
  test.slow()
  const desks: Desks = {
    editor: await as("editor3"),
    others: [await as("approver3"), await as("dept2"), await as("finance"), await as("finance-approver")],
  }
  const first = await approved(desks, await draft(desks.editor.page, { code: "E2E-PUBLISH", name: "撤回测试项目" }))
  const { page } = await as("publisher")
  await page.goto("/work/publish")
  await page
    .getByRole("link", { name: /^花都区文化馆/ })
    .first()
    .click()
  await page.waitForURL(/\/work\/publish\/\d{4}\/305001$/)
  const address = new URL(page.url()).pathname.replace("/work/publish/", "/t/")
  const data = `/open/v1/tables${address.slice(2)}`
  const citizen = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  const status = async (path: string) => (await citizen.request.get(path)).status()

  await test.step("set for a later minute, nothing is public yet; taken back, it is published by hand", async () => {
    await page.getByLabel(/^定时公开/).check()
    await page.getByLabel("公开时间").fill("2027-05-06T09:00")
    await publishWith(page, undefined, "定时公开")
    await expect(page.getByText("2027-05-06 09:00").first()).toBeVisible()
    expect(await status(address)).toBe(404)
    await page.getByRole("button", { name: /取消/ }).first().click()
    await expect(page.getByRole("button", { name: "公开", exact: true })).toBeVisible()
    const previewed = await tableWords(page)
    await publishWith(page)
    await expect(page.getByText("已公开第 1 版")).toBeVisible()
    await citizen.goto(address)
    expect(await tableWords(citizen)).toBe(previewed)
    await expect(citizen.getByRole("row", { name: /撤回测试项目/ })).toContainText("全年服务 600 人次")
  })
  await test.step("corrected: the old version's address still answers, and names the new one", async () => {
    await approved(desks, await rewritten(desks, first, "全年服务 660 人次，满意度不低于九成。"))
    await page.reload()
    await publishWith(page, "绩效目标的人次有误。", "公开更正")
    await expect(page.getByText("已公开第 2 版")).toBeVisible()
    await citizen.goto(`${address}/v1`)
    await expect(citizen.getByRole("row", { name: /撤回测试项目/ })).toContainText("600 人次")
    await citizen
      .getByRole("link", { name: /v2|最新/ })
      .first()
      .click()
    await expect(citizen.getByRole("row", { name: /撤回测试项目/ })).toContainText("660 人次")
    await citizen.goto("/corrections")
    await expect(citizen.getByText("更正原因：绩效目标的人次有误。")).toBeVisible()
  })
  await test.step("withdrawn: every address says so, and nothing of it is left to read", async () => {
    await page.getByRole("button", { name: "撤回公开" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("撤回的原因").selectOption("含有不应公开的个人信息")
    await dialog.getByRole("button", { name: "撤回公开", exact: true }).click()
    await expect(dialog.getByText("请填写撤回说明。").first()).toBeVisible()
    await dialog.getByLabel("撤回说明").fill("表中含有联系人电话，删去后重新公开。")
    await dialog.getByRole("button", { name: "撤回公开", exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole("link", { name: "查看撤回说明" })).toBeVisible()
    for (const path of [address, `${address}/v1`, `${address}/v2`, `${data}.json`, `${data}.xlsx`, `${data}/v1.csv`])
      expect([path, await status(path)]).toEqual([path, 410])
    expect(await status("/p/E2E-PUBLISH")).toBe(404)
    await citizen.goto(address)
    await expect(citizen.getByRole("heading", { level: 1 })).toHaveText("这张表已撤回公开")
    await expect(citizen.getByText("撤回原因：含有不应公开的个人信息。表中含有联系人电话，删去后重新公开。")).toBeVisible()
    await citizen.goto("/search?q=撤回测试项目")
    await expect(citizen.getByRole("link", { name: /撤回测试项目/ })).toHaveCount(0)
  })
  await test.step("published again as the next version; the withdrawn ones stay away", async () => {
    await page.reload()
    await publishWith(page, "已删去联系人电话。", "重新公开")
    await expect(page.getByText("已公开第 3 版")).toBeVisible()
    await citizen.goto(address)
    await expect(citizen.getByRole("row", { name: /撤回测试项目/ })).toContainText("660 人次")
    await expect(citizen.getByText("v2 已撤回，本版本（v3）是重新公开的")).toBeVisible()
    await expect(citizen.getByText("v1（已撤回）")).toBeVisible()
    expect(await status(`${address}/v2`)).toBe(410)
    await citizen.goto("/corrections")
    await expect(citizen.getByText(/花都区文化馆.*v1 至 v2.*撤回/)).toBeVisible()
    expect(await flaws(page)).toEqual([])
  })
  await citizen.context().close()
})

type Answer = { at: number; asked: string; process: string; version: number }

/** Asks for the table in three forms again and again, until told to stop; which version each answer was of. */
async function readOn(origin: string, address: string, going: () => boolean): Promise<Answer[]> {
  const answers: Answer[] = []
  const forms = [`/open/v1/tables${address.slice(2)}.json`, `/open/v1/versions${address.slice(2)}.json`, address]
  const versionIn = (text: string): number =>
    Number((/"version": (\d+)/.exec(text) ?? /v(\d+)（最新）/.exec(text.replace(/<[^>]+>/g, "")))?.[1])
  while (going()) {
    for (const asked of forms) {
      const at = Date.now()
      const answer = await fetch(`${origin}${asked}`)
      answers.push({ at, asked, process: answer.headers.get("x-process") ?? "", version: versionIn(await answer.text()) })
    }
  }
  return answers
}

test("two programs behind one port switch together: none goes back, and none is behind once it is said to be published", async ({ as }) => {
  test.slow()
  const desks: Desks = {
    editor: await as("editor3"),
    others: [await as("approver3"), await as("dept2"), await as("finance"), await as("finance-approver")],
  }
  await approved(desks, await draft(desks.editor.page, { code: "E2E-SWITCH", name: "同时切换项目" }))
  const { page } = await as("publisher")
  const { origin, stop } = await twoProcesses()
  try {
    const year = Number(
      (await ask<{ year: number; org: { code: string } }[]>(page, "publishing.tables")).find(({ org }) => org.code === "305001")?.year,
    )
    const preview = await ask<{ contentHash: string; latest: { version: number } }>(page, "publishing.preview", { year, orgCode: "305001" })
    const before = preview.latest.version
    let going = true
    const reading = Promise.all([1, 2, 3].map(() => readOn(origin, `/t/${year}/305001`, () => going)))
    await expect.poll(async () => (await fetch(`${origin}/t/${year}/305001`)).status).toBe(200)
    const review = { noStateSecrets: true, noTradeSecrets: true, noPersonalData: true }
    await call(page, "publishing.publish", { year, orgCode: "305001", contentHash: preview.contentHash, review, reason: "增加一个项目。" })
    const said = Date.now()
    await expect.poll(() => Date.now() - said, { intervals: [50] }).toBeGreaterThan(1_500)
    going = false
    const readers = await reading
    const answers = readers.flat()

    const versions = (some: readonly Answer[]) => [...new Set(some.map(({ version }) => version))]
    expect(versions(answers).toSorted()).toEqual([before, before + 1])
    expect(new Set(answers.map(({ process }) => process)).size).toBe(2)
    // The other program asks the database every quarter of a second (server/front/freshness.ts).
    expect(versions(answers.filter(({ at }) => at > said + 250))).toEqual([before + 1])
    // What one reader gets of one program, in the order of asking.
    for (const reader of readers)
      for (const which of new Set(answers.map(({ process }) => process))) {
        const own = reader.filter(({ process }) => process === which).map(({ version }) => version)
        expect(own, which).toEqual(own.toSorted())
      }
  } finally {
    await stop()
  }
})
