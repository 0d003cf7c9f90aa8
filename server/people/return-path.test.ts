import { expect, test } from "vitest"
import { returnPath } from "./return-path.ts"

test.each([
  ["/work", "/work"],
  ["/work/targets?state=draft&q=就业#top", "/work/targets?state=draft&q=%E5%B0%B1%E4%B8%9A#top"],
  ["/work/../admin", "/admin"],
])("a path of ours is kept: %s", (next, path) => {
  expect(returnPath(next)).toBe(path)
})

test.each([
  undefined,
  null,
  ["/work"],
  "",
  "work",
  "https://evil.example/work",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "javascript:alert(1)",
  "https://same-origin.invalid/work",
  "//same-origin.invalid//evil.example",
])("anything else leads to the desk: %j", (next) => {
  expect(returnPath(next)).toBe("/work")
})
