import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "kysely"
import { afterAll, expect, test } from "vitest"
import { smallPdf } from "#db/four-places.ts"
import { callerOf, goodContent, pathTo, type SmallPerson, smallWorld } from "#db/small-world.ts"
import { makeTarget } from "#db/target-factory.ts"
import { testDatabase } from "#db/testing.ts"
import { databaseClock } from "#server/clock.ts"
import { type Attachment, attachmentLimits } from "#server/domain/attachment.ts"
import { bringAttachment } from "./bring.ts"
import { forgetAttachments } from "./forget.ts"
import { attachmentResponse } from "./response.ts"
import { openStores } from "./store.ts"

const databases = await testDatabase()
const world = await smallWorld(databases.app)
const folder = mkdtempSync(join(tmpdir(), "attachments-"))
afterAll(() => rmSync(folder, { recursive: true }))
const [inDatabase, inFolder] = [openStores(undefined), openStores(folder)]

const as = (person: SmallPerson) => callerOf(databases.app, databases.public, world.people[person])
const typedContent = () => ({ ...goodContent(), form: undefined, amounts: { fiscal: "12.5", specialAccount: "", other: "" } })
let made = 0
const makeDraft = () =>
  makeTarget(databases.app, {
    ...{ by: world.people.editor, roundId: world.rounds.open.id, content: goodContent(), acts: [] },
    project: { code: `A-${++made}`, name: `项目${made}` },
  })
const bring = (targetId: string, name: string, { stores = inDatabase, bytes = smallPdf, by = "editor" as SmallPerson } = {}) =>
  bringAttachment(databases.app, world.people[by], { targetId, name, bytes }, { clock: databaseClock, stores })
const named = (file: Omit<Attachment, "kind">): Attachment => ({ ...file, kind: "basis" })
const save = ({ id, version }: { id: string; version: number }, attachments: Attachment[]) =>
  as("editor").targets.save({ id, version, content: { ...typedContent(), attachments } })
const messageOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error) => error.details?.problems?.[0]?.message ?? `${error.code} ${error.message}`,
  )

for (const [place, stores] of [["database", inDatabase] as const, ["folder", inFolder] as const])
  test(`bytes come back as they were brought, to be saved and never shown: ${place}`, async () => {
    const { id } = await makeDraft()
    const bytes = Buffer.concat([smallPdf.subarray(0, 9), Buffer.alloc(1_300_000, "汉字"), Buffer.from("%%EOF")])
    const file = await bring(id, "立项批复（2026）.pdf", { stores, bytes })
    const response = attachmentResponse(databases.app, await as("approver").attachments.get({ id: file.id }), stores)
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    const headers = ["content-type", "content-length", "content-disposition", "cross-origin-resource-policy"]
    expect([...headers, "cache-control"].map((name) => response.headers.get(name))).toEqual([
      "application/pdf",
      String(bytes.length),
      "attachment; filename=\"2026.pdf\"; filename*=UTF-8''%E7%AB%8B%E9%A1%B9%E6%89%B9%E5%A4%8D%EF%BC%882026%EF%BC%89.pdf",
      "same-origin",
      "private, no-store",
    ])
  })

test("a file is part of the content: frozen with the version, compared, and kept for the version when the draft lets it go", async () => {
  const draft = await makeDraft()
  const [first, second] = [named(await bring(draft.id, "批复.pdf")), named(await bring(draft.id, "方案.pdf"))]
  const { version } = await save(draft, [first])
  expect((await as("editor").targets.get({ id: draft.id })).content.attachments).toEqual([first])
  await expect(as("department").attachments.get({ id: first.id })).rejects.toMatchObject({ code: "NOT_FOUND" })

  const key = () => crypto.randomUUID()
  await as("editor").targets.act({ id: draft.id, version, action: "submit", key: key() })
  await as("approver").targets.act({ id: draft.id, version: version + 1, action: "approve", key: key() })
  expect((await as("department").attachments.get({ id: first.id })).name).toBe("批复.pdf")
  await expect(as("department").attachments.get({ id: second.id })).rejects.toMatchObject({ code: "NOT_FOUND" })
  await as("department").targets.act({ id: draft.id, version: version + 2, action: "return", note: "请换方案", goal: "unit", key: key() })
  await save({ id: draft.id, version: version + 3 }, [second])

  const compared = await as("editor").targets.compare({ id: draft.id, from: "1", to: "now" })
  expect(compared.comparison?.attachments.map(({ before, after }) => [before, after])).toEqual([
    ["立项依据：批复.pdf（1 KB）", null].map((words) => words?.replace("1 KB", `${smallPdf.length} 字节`) ?? null),
    [null, `立项依据：方案.pdf（${smallPdf.length} 字节）`],
  ])
  expect((await as("department").targets.version({ id: draft.id, number: 1 })).content.attachments).toEqual([first])
  expect((await as("department").attachments.get({ id: first.id })).hash).toBe(first.hash)
  for (const person of ["parksEditor", "parksDepartment", "publisher", "auditor"] as const)
    await expect(as(person).attachments.get({ id: first.id })).rejects.toMatchObject({ code: "NOT_FOUND" })
})

test("what is refused, and in which words", async () => {
  const [draft, other] = [await makeDraft(), await makeDraft()]
  const elsewhere = named(await bring(other.id, "别的.pdf"))
  const submitted = await makeTarget(databases.app, {
    ...{ by: world.people.editor, roundId: world.rounds.open.id, content: goodContent() },
    ...{ acts: pathTo(world).unit_review, project: { code: "A-IN", name: "已提交" } },
  })
  const large = Buffer.concat([smallPdf, Buffer.alloc(attachmentLimits.bytes)])
  const said = [
    await messageOf(save(draft, [elsewhere])),
    await messageOf(save(draft, [named({ ...elsewhere, id: crypto.randomUUID(), name: "编的.pdf" })])),
    await messageOf(bring(draft.id, "假.docx")),
    await messageOf(bring(draft.id, "大.pdf", { bytes: large })),
    await messageOf(bring(submitted.id, "晚.pdf")),
    await messageOf(bring(draft.id, "外.pdf", { by: "parksEditor" })),
  ]
  expect(said).toEqual([
    "附件“别的.pdf”没有上传成功或已经清理，请移除后重新上传。",
    "附件“编的.pdf”没有上传成功或已经清理，请移除后重新上传。",
    "BAD_REQUEST 文件名以“.docx”结尾，内容却是 PDF。请把后缀改成“.pdf”后再上传。",
    "PAYLOAD_TOO_LARGE 文件超过 20 MB，请压缩或拆分后再上传。",
    expect.stringMatching(/^(CONFLICT|FORBIDDEN) /),
    "NOT_FOUND 没有找到，或者您现在的身份看不到它。",
  ])
})

test("after a return that names other fields, files are closed; named, they are open", async () => {
  const draft = await makeDraft()
  const file = named(await bring(draft.id, "批复.pdf"))
  const { version } = await save(draft, [file])
  const act = (person: SmallPerson, at: number, more: object) =>
    as(person).targets.act({ id: draft.id, version: at, key: crypto.randomUUID(), ...(more as { action: "submit" }) })
  await act("editor", version, { action: "submit" })
  await act("approver", version + 1, { action: "return", goal: "unit", points: [{ path: "goal", comment: "写明结果" }], openAll: false })
  expect(await messageOf(bring(draft.id, "再来.pdf"))).toBe("CONFLICT 附件不在这次退回要修改的范围内，不能改动。")
  expect(await messageOf(save({ id: draft.id, version: version + 2 }, []))).toBe(
    "附件不在这次退回要修改的范围内，不能改动；如确需改动，请联系审核人全部放开。",
  )
})

test("what neither the draft nor a version names is forgotten after a month, in both places", async () => {
  const draft = await makeDraft()
  const [kept, dropped, fresh] = [
    named(await bring(draft.id, "留.pdf", { stores: inFolder })),
    await bring(draft.id, "弃.pdf", { stores: inFolder }),
    await bring(draft.id, "新.pdf", { stores: inFolder }),
  ]
  await save(draft, [kept])
  await sql`update attachment set brought_at = now() - interval '31 days' where id <> ${fresh.id}`.execute(databases.owner)
  await forgetAttachments(databases.app, databaseClock, inFolder)
  const left = await databases.app.selectFrom("attachment").select("name").where("target_id", "=", draft.id).orderBy("name").execute()
  expect(left.map(({ name }) => name).toSorted()).toEqual(["新.pdf", "留.pdf"].toSorted())
  const onDisk = readdirSync(folder, { recursive: true }).map(String)
  expect([kept, dropped, fresh].map(({ id }) => onDisk.some((path) => path.endsWith(id)))).toEqual([true, false, true])
})
