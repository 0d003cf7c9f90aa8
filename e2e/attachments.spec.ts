import AxeBuilder from "@axe-core/playwright"
import { expect, test } from "./fixtures.ts"
import { draft } from "./pages/api.ts"

const pdf = (name: string, words = "") => ({
  name,
  mimeType: "application/pdf",
  buffer: Buffer.from(`%PDF-1.7\n${words}\n%%EOF\n`, "latin1"),
})

test("files are brought, one is refused in words, one taken off and put back; the reviewer fetches what was submitted", async ({ as }) => {
  const [editor, approver, other] = [await as("editor2"), await as("approver2"), await as("editor3")]
  const { id } = await draft(editor.page, { code: "E2E-FILES", name: "附件测试" })
  const { page } = editor
  await editor.target.open(id)
  const card = page.getByRole("region", { name: /^附件/ })
  const picked = page.waitForEvent("filechooser")
  await card.getByRole("button", { name: "添加附件" }).focus()
  await page.keyboard.press("Enter")
  await (await picked).setFiles([pdf("立项批复.pdf"), pdf("预算.xlsx"), pdf("实施方案.pdf", "plan")])

  await expect(card.getByRole("alert")).toHaveText("文件名以“.xlsx”结尾，内容却是 PDF。请把后缀改成“.pdf”后再上传。")
  await expect(card.getByRole("link")).toHaveText(["立项批复.pdf", "实施方案.pdf"])
  await card.getByRole("button", { name: "移开：预算.xlsx" }).click()
  await card.getByLabel("附件类别：实施方案.pdf").selectOption("实施方案")
  await card.getByRole("button", { name: "移除附件：立项批复.pdf" }).click()
  await card.getByRole("button", { name: "撤销" }).click()
  await expect(card.getByRole("link")).toHaveText(["实施方案.pdf", "立项批复.pdf"])
  await editor.target.save()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.target.join(" ")}`)).toEqual([])
  const address = (await card.getByRole("link", { name: "立项批复.pdf" }).getAttribute("href")) ?? ""
  await page.reload()
  await expect(card.getByRole("link")).toHaveText(["实施方案.pdf", "立项批复.pdf"])
  await editor.target.act("提交")

  await approver.target.open(id, "/review")
  const [file] = await Promise.all([
    approver.page.waitForEvent("download"),
    approver.page.getByRole("link", { name: "立项批复.pdf" }).click(),
  ])
  expect(file.suggestedFilename()).toBe("立项批复.pdf")
  const answer = await approver.page.request.get(address)
  expect([answer.status(), answer.headers()["content-security-policy"]]).toEqual([200, "default-src 'none'; sandbox"])
  expect((await other.page.request.get(address)).status()).toBe(404)
  const refused = await other.page.request.post(`/work/attachments?target=${id}&name=a.pdf`, { data: pdf("a.pdf").buffer })
  expect([refused.status(), (await refused.json()).message]).toEqual([404, "没有找到，或者您现在的身份看不到它。"])
})
