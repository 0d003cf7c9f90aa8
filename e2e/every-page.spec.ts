// Every page of the workspace, as the folders have them: a page that is not walked here fails the last line.
import { randomUUID } from "node:crypto"
import { globSync } from "node:fs"
import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, type Person, test } from "./fixtures.ts"
import { act, ask, call, draft } from "./pages/api.ts"

/** `app/(work)/work/targets/[id]/page.tsx` is `/work/targets/[id]`; the public pages are walked in public.spec.ts. */
const pagesOnDisk = () =>
  globSync("app/**/page.tsx")
    .filter((file) => !file.startsWith("app/(public)/"))
    .map((file) =>
      file
        .replace(/^app/, "")
        .replace(/\/\([^/]*\)/g, "")
        .replace(/\/page\.tsx$/, ""),
    )
    .toSorted()

/** What axe finds, and whether the page is wider than a phone; empty: nothing. */
async function flaws(page: Page, address: string): Promise<string[]> {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(address)
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  await page.setViewportSize({ width: 390, height: 844 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)
  return [...found, ...(width > 390 ? [`${width} wide on a phone`] : [])].map((flaw) => `${address} ${flaw}`)
}

/** Walks pages as one person; the second word is the address where it holds a name. */
async function walk(
  { page }: Pick<Person, "page">,
  places: Readonly<Record<string, string>>,
): Promise<{ seen: string[]; found: string[] }> {
  const found: string[] = []
  for (const address of Object.values(places)) found.push(...(await flaws(page, address)))
  return { seen: Object.keys(places), found }
}
const plain = (...addresses: string[]) => Object.fromEntries(addresses.map((address) => [address, address]))

/** A target that was submitted, copied to a publisher, and on its way through a bulk act; a table that was brought to be imported. */
async function somethingEverywhere(editor: Person, approver: Person, bureau: Person) {
  const { id } = await act(editor.page, await draft(editor.page, { code: "E2E-PAGES", name: "逐页检查" }), "submit")
  const { people } = await ask<{ people: { membershipId: string }[] }>(approver.page, "messages.readers", { q: "谢文静" })
  await call(approver.page, "messages.copy", { id, reader: { membershipId: people[0]?.membershipId }, key: randomUUID() })
  const { rounds } = await ask<{ rounds: { id: string }[] }>(editor.page, "targets.options")
  const address = `/work/import/files?${new URLSearchParams({ round: rounds[0]?.id ?? "", name: "表.csv" })}`
  const brought = await editor.page.request.post(address, { data: Buffer.from("项目名称,绩效目标\n没有金额,做好工作\n") })
  const upload = (await brought.json()) as { id: string }
  const bulk = await call<{ id: string }>(bureau.page, "bulk.prepare", { filter: { q: "逐页检查" }, action: "approve" })
  return { id, upload: upload.id, bulk: bulk.id }
}

test("axe finds nothing on any page of the workspace, and none is wider than a phone", async ({ as, page: anybody }) => {
  test.slow()
  const [editor, approver, bureau, publisher, security] = [
    ...[await as("editor2"), await as("approver2"), await as("finance-approver")],
    ...[await as("publisher"), await as("secadmin")],
  ] as [Person, Person, Person, Person, Person]
  const { id, upload, bulk } = await somethingEverywhere(editor, approver, bureau)
  const target = (part = "") => ({ [`/work/targets/[id]${part}`]: `/work/targets/${id}${part}` })
  await security.page.goto("/admin/people")
  const account = (await security.page.locator("a[href^='/admin/people/']").first().getAttribute("href")) ?? ""
  const walks = [
    await walk({ page: anybody }, plain("/login")),
    await walk(editor, {
      ...plain("/work", "/work/targets", "/work/targets/new", "/work/import", "/work/library", "/work/exports", "/work/requests"),
      ...plain("/work/notices", "/work/substitutes"),
      ...{ ...target(), ...target("/compare"), ...target("/history") },
      ...{ "/work/targets/[id]/history/[number]": `/work/targets/${id}/history/1`, "/work/import/[id]": `/work/import/${upload}` },
    }),
    await walk(approver, target("/review")),
    await walk(bureau, {
      ...plain("/work/bulk", "/work/bulk/new", "/work/rounds", "/work/duties", "/work/review-settings", "/admin/checks"),
      ...{ "/work/bulk/[id]": `/work/bulk/${bulk}` },
    }),
    await walk(publisher, {
      ...plain("/work/copies", "/work/publish"),
      ...{ "/work/copies/[id]": `/work/copies/${id}`, "/work/publish/[year]/[orgCode]": "/work/publish/2023/303001" },
    }),
    await walk(security, { ...plain("/admin/people"), "/admin/people/[id]": account }),
  ]
  expect(walks.flatMap(({ found }) => found)).toEqual([])
  expect(walks.flatMap(({ seen }) => seen).toSorted()).toEqual(pagesOnDisk())
})
