import type { Page } from "@playwright/test"
import { demoPassword } from "#db/demo/accounts.ts"

/** Signs in through the form, as a person does. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.goto("/login")
  await page.getByLabel("登录名").fill(login)
  await page.getByLabel("密码").fill(demoPassword)
  await page.getByRole("button", { name: "登录" }).click()
  await page.waitForURL("**/work**")
}
