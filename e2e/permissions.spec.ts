import { demoAccounts } from "#db/demo/accounts.ts"
import { expect, test } from "./fixtures.ts"

const desks = ["editor", "approver", "editor2", "approver2", "dept", "editor3", "finance", "finance-approver"]
// Which pages of the workspace answer for whom; for everybody else they do not exist.
const pages: Record<string, readonly string[]> = {
  "/work": demoAccounts.map(({ login }) => login),
  "/work/targets": desks,
  "/work/targets/new": ["editor", "editor2", "editor3"],
  "/work/import": ["editor", "editor2", "editor3"],
  "/work?queue=handled": demoAccounts.map(({ login }) => login),
  "/work/bulk": ["finance-approver"],
  "/work/bulk/new": ["finance-approver"],
  "/work/exports": desks,
  "/work/requests": desks,
  "/work/copies": [...desks, "publisher"],
  "/work/rounds": ["finance-approver"],
  "/work/duties": ["dept", "finance", "finance-approver", "publisher"],
  "/work/review-settings": ["finance-approver"],
  "/work/publish": ["publisher"],
  "/work/publish/2023/303001": ["publisher"],
  "/admin/checks": ["finance", "finance-approver", "sysadmin"],
  "/admin/people": ["secadmin"],
}

for (const { login, label } of demoAccounts) {
  test(`${label}: sees the pages of the role, and no other`, async ({ as }) => {
    const { page } = await as(login)
    const statuses = await Promise.all(Object.keys(pages).map(async (address) => [address, (await page.request.get(address)).status()]))
    const expected = Object.entries(pages).map(([address, logins]) => [address, logins.includes(login) ? 200 : 404])
    expect(statuses).toEqual(expected)
    await expect(page.getByText("当前身份", { exact: false })).toBeVisible()
  })
}

test("another unit's target is not found, by address and by search", async ({ as }) => {
  const owner = await as("editor2")
  await owner.page.goto("/work/targets")
  const link = owner.page.getByRole("link", { name: "零工市场运营经费" })
  const address = (await link.getAttribute("href")) ?? ""
  const other = await as("editor3")
  for (const part of ["", "/review", "/history"]) {
    const response = await other.page.request.get(`${address.replace(/\/(review|history)$/, "")}${part}`)
    expect(response.status()).toBe(404)
  }
  await other.page.goto("/work/targets?q=零工")
  await expect(other.page.getByText("零工市场运营经费")).toHaveCount(0)
})

test("signed out, the workspace leads to sign-in and back; a wrong password says one sentence", async ({ page }) => {
  await page.goto("/work/targets?q=平台")
  await expect(page).toHaveURL(/\/login\?/)
  await page.getByLabel("登录名").fill("editor")
  await page.getByLabel("密码").fill("wrong")
  await page.getByRole("button", { name: "登录" }).click()
  await expect(page.getByRole("alert").filter({ hasText: /密码/ })).toBeVisible()
  await page.getByLabel("密码").fill("Demo-2023!huadu")
  await page.getByRole("button", { name: "登录" }).click()
  await expect(page).toHaveURL(/\/work\/targets\?q=/)
})
