import { expect, test } from "vitest"
import { plainPage, withoutScripts } from "./plain-page.ts"

test("Next's scripts and their preloads go; data for machines, what is the page's own and everything else stay", () => {
  const kept = '<script type="application/ld+json">{"a":"<b>"}</script><script data-own="">let a = 1 < 2</script>'
  const page = `<html><head><link rel="stylesheet" href="/a.css"/>%<link rel="preload" as="script" href="/x.js"/></head><body>${kept}<p>1 &lt; 2</p>%</body></html>`
  const [first = "", second = "", third = ""] = page.split("%")
  const added = '<script src="/_next/x.js" async=""></script><script>self.__next_f.push([1,"\\u003c/script>"])</script>'.replace(
    "\\u003c/script>",
    "",
  )
  expect(withoutScripts(`${first}${added}${second}${added}${third}`)).toBe(
    `${first}${second.replace('<link rel="preload" as="script" href="/x.js"/>', "")}${third}`,
  )
})

test("only pages are touched", () => {
  const json = { status: 200, headers: { "content-type": "application/json" }, body: Buffer.from('"<script></script>"') }
  expect(plainPage(json)).toBe(json)
  const page = {
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8", link: "</x.js>; rel=preload" },
    body: Buffer.from("<p><script></script>"),
  }
  expect(plainPage(page)).toEqual({ status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body: Buffer.from("<p>") })
})
