import { expect, test } from "vitest"
import { readPublicAddress } from "./addresses.ts"

const kept = (path: string, table: string | null = null) => ({ path, kept: true, table })

test.each([
  ["/", kept("/")],
  ["/?from=mail", kept("/")],
  ["/t/2023/303001", kept("/t/2023/303001", "2023/303001")],
  ["/t/2023/303001/v2", kept("/t/2023/303001/v2", "2023/303001")],
  ["/open/v1/tables/2023/303001/v2.xml", kept("/open/v1/tables/2023/303001/v2.xml", "2023/303001")],
  ["/sitemap.xml", kept("/sitemap.xml")],
  ["/sitemap.xml?part=2", kept("/sitemap.xml?part=2")],
  ["/sitemap.xml?part=0", kept("/sitemap.xml")],
  ["/search?q=桥梁", { path: "/search?q=桥梁", kept: false, table: null }],
  ["/t/1999/303001", undefined],
  ["/open/v1/tables/2023/303001.ods", undefined],
  ["/work", undefined],
])("%s", (url, expected) => {
  expect(readPublicAddress(url)).toEqual(expected)
})
