// Every public address, found by following links from the ones that are written down, and every byte behind it, unpacked: none of the
// words that were planted inside. A public route on the disk that is not reached fails the test.
import { globSync } from "node:fs"
import type { APIRequestContext } from "@playwright/test"
import { textInFile } from "#scripts/testing/file-text.ts"
import { expect, test } from "./fixtures.ts"
import { act, call, draft } from "./pages/api.ts"

const planted = ["蟠桃草稿", "蟠桃附件", "蟠桃送审", "蟠桃意见", "蟠桃备注"] as const
const written = [
  ...[
    "/",
    "/about",
    "/accessibility",
    "/corrections",
    "/search",
    `/search?q=${encodeURIComponent("蟠桃")}`,
    "/login",
    "/healthz",
    "/readyz",
  ],
  ...[
    "/sitemap.xml",
    "/sitemap.xml?part=1",
    "/robots.txt",
    "/feed.xml",
    "/metrics",
    "/open/v1/tables",
    "/open/v1/openapi.json",
    "/open/v1/datapackage.json",
  ],
  ...["/open/v1/csv-metadata.json", "/open/v1/catalog.jsonld", `/open/v1/search?q=${encodeURIComponent("蟠桃")}`],
]

/** `app/(public)/t/[year]/[orgCode]/page.tsx` as a pattern of addresses. The workspace, sign-in's own endpoints and tRPC are not public. */
const publicRoutes = () =>
  globSync("app/**/{page.tsx,route.ts}")
    .filter((file) => !/^app\/(\(work\)|api)\//.test(file))
    .map((file) => {
      const path = file
        .replace(/^app/, "")
        .replace(/\/\([^/]*\)/g, "")
        .replace(/\/(page\.tsx|route\.ts)$/, "")
      const form = path
        .replace(/\.(?=\w+$)/, "\\.")
        .replace(/\[\.\.\.\w+\]/g, ".+")
        .replace(/\[\w+\]/g, "[^/]+")
      return { file, form: new RegExp(`^${form || "/"}$`) }
    })

const isPublic = (path: string): boolean => !/^\/(work|admin|api|_next)(\/|$)/.test(path)

/** Addresses of this site in a text: links of pages, addresses in documents. */
function linksIn(text: string, origin: string): string[] {
  const links = [...text.matchAll(/href="([^"]+)"/g), ...text.matchAll(/"?(https?:\/\/[^\s"<>{}]+)/g)].map(([, link = ""]) =>
    link.replaceAll("&amp;", "&"),
  )
  return links.flatMap((link) => {
    const url = URL.parse(link, origin)
    return url?.origin === origin && isPublic(url.pathname) ? [url.pathname + url.search] : []
  })
}

async function walk(request: APIRequestContext, origin: string): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  const waiting = [...written]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path)) continue
    const answer = await request.get(path)
    const text = await textInFile(await answer.body(), answer.headers()["content-type"] ?? "")
    seen.set(path, text)
    waiting.push(...linksIn(text, origin).filter((link) => !seen.has(link)))
  }
  return seen
}

test("nothing that was written inside is behind any public address, in any form", async ({ as, browser, baseURL }) => {
  test.slow()
  const [editor, approver, department, finance] = [await as("editor2"), await as("approver2"), await as("dept"), await as("finance")]
  const { id } = await draft(editor.page, { code: "E2E-LEAK-1", name: "蟠桃草稿项目" })
  const file = { data: Buffer.from("%PDF-1.7\n%%EOF\n") }
  await editor.page.request.post(`/work/attachments?target=${id}&name=${encodeURIComponent("蟠桃附件.pdf")}`, file)
  let second = await act(editor.page, await draft(editor.page, { code: "E2E-LEAK-2", name: "蟠桃送审项目" }), "submit")
  for (const { page } of [approver, department]) second = await act(page, second, "approve")
  await call(finance.page, "review.addNote", { id: second.id, text: "蟠桃备注" })
  await act(finance.page, second, "return", { note: "蟠桃意见", goal: "unit" })

  const stranger = await browser.newContext()
  const seen = await walk(stranger.request, new URL(baseURL ?? "").origin)
  const leaks = [...seen].flatMap(([path, text]) => planted.filter((word) => text.includes(word)).map((word) => `${path} ${word}`))
  expect(leaks).toEqual([])
  const paths = [...seen.keys()].map((path) => path.split("?")[0] ?? "")
  expect(
    publicRoutes()
      .filter(({ form }) => !paths.some((path) => form.test(path)))
      .map(({ file: route }) => route),
  ).toEqual([])
  // The walk did read: the real table is in its pages, its files and its whole year.
  const holding = [...seen]
    .filter(([, text]) => text.includes("高校毕业生服务专项经费"))
    .map(([path]) => path.replace(/^.*\.(?=\w+$)/, "."))
  for (const form of [".json", ".csv", ".txt", ".xlsx", ".pdf", ".xml"]) expect(holding).toContain(form)
  await stranger.close()
})
