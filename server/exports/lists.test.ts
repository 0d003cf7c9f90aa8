import { beforeAll, expect, test } from "vitest"
import { callerOf, goodContent, pathTo, type SmallPerson, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { makeTarget } from "#db/target-factory.ts"
import { testDatabase } from "#db/testing.ts"
import { listForms, listNames } from "#server/domain/list-files.ts"
import { readSheet } from "#server/files/test-workbook.ts"
import { listResponse } from "./list-response.ts"

const databases = await testDatabase()
let world: SmallWorld
beforeAll(async () => {
  world = await smallWorld(databases.app)
  for (let at = 1; at <= 60; at += 1)
    await makeTarget(databases.app, {
      ...{ by: world.people.editor, roundId: world.rounds.open.id, acts: pathTo(world).department_review },
      project: { code: `Q-${String(at).padStart(2, "0")}`, name: at === 1 ? "=1+1 号项目" : `${at} 号项目` },
      content: goodContent(),
    })
})

const as = (person: SmallPerson) => callerOf(databases.app, databases.public, world.people[person])
const fileOf = async (person: SmallPerson, file: string, asked = {}) => {
  const response = await listResponse(as(person), file, asked)
  return response ? Buffer.from(await response.arrayBuffer()) : null
}
const said = (person: SmallPerson, file: string, asked = {}) =>
  fileOf(person, file, asked).then(
    (bytes) => (bytes ? "file" : "no such list"),
    (error: { code: string }) => error.code,
  )

test("a queue is taken along whole, whatever the size of a page: sixty rows in each form", async () => {
  const json = JSON.parse((await fileOf("department", "queue.json"))?.toString() ?? "") as Record<string, unknown>[]
  expect([json.length, new Set(json.map((row) => row.项目代码)).size]).toEqual([60, 60])
  expect(json[0]).toMatchObject({ 单位: "公路所", 状态: "待主管部门审核", "总计（万元）": "12.50", "指标（条）": 3 })
  const csv = (await fileOf("department", "queue.csv"))?.toString() ?? ""
  expect(csv.startsWith("\uFEFF项目代码,项目名称,")).toBe(true)
  expect(csv.split("\r\n").filter(Boolean)).toHaveLength(61)
  expect(csv).toContain("'=1+1 号项目")
  const sheet = await readSheet((await fileOf("department", "queue.xlsx")) ?? Buffer.alloc(0))
  expect([sheet.name, sheet.rows.length]).toEqual(["待审核", 61])
  expect(await fileOf("department", "queue.json", { queue: "returned" })).toEqual(Buffer.from("[]\n"))
})

test("a queue is saved under the name that its page has for this role", async () => {
  const fileName = async (person: SmallPerson, queue: string) =>
    decodeURIComponent((await listResponse(as(person), "queue.csv", { queue }))?.headers.get("content-disposition") ?? "")
  expect(await fileName("editor", "pending")).toContain("待填报-")
  expect(await fileName("editor", "decided")).toContain("已提交-")
  expect(await fileName("department", "pending")).toContain("待审核-")
})

test("who gets which list is who may open its page", async () => {
  const people = ["editor", "department", "finance", "bureau", "publisher", "sysadmin", "secadmin", "auditor"] as const
  const table: Record<string, string> = {}
  for (const list of listNames) {
    const cells = []
    for (const person of people) cells.push(`${person} ${await said(person, `${list}.csv`)}`)
    table[list] = cells
      .filter((cell) => cell.endsWith(" file"))
      .map((cell) => cell.split(" ")[0])
      .join(" ")
    expect(cells.filter((cell) => !/ (file|NOT_FOUND)$/.test(cell))).toEqual([])
  }
  expect(table).toEqual({
    queue: people.join(" "),
    library: "editor department finance bureau",
    rules: "finance bureau sysadmin",
    duties: "department finance bureau publisher",
    requests: "editor department finance bureau",
    people: "secadmin",
  })
  expect([await said("editor", "queue.exe"), await said("editor", "secrets.csv"), await said("editor", "toString.csv")]).toEqual([
    ...["no such list", "no such list", "no such list"],
  ])
  for (const form of Object.keys(listForms)) expect(await said("bureau", `rules.${form}`)).toBe("file")
})
