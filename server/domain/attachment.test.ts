import { expect, test } from "vitest"
import { type Attachment, attachmentLimits, attachmentsInput } from "./attachment.ts"
import { compare } from "./compare.ts"
import { fieldMarks } from "./field-marks.ts"
import { differences, rebase } from "./merge.ts"
import { lockedChanges } from "./open-fields.ts"
import type { TargetContent, TargetInput } from "./target.ts"
import { fromStoredVersion, toStoredVersion } from "./version.ts"

const id = (place: number) => `00000000-0000-4000-8000-00000000000${place}`
const file = (place: number, name: string, kind: Attachment["kind"] = "basis"): Attachment => ({
  ...{ id: id(place), kind, name, type: "pdf", size: 2_048 },
  hash: String(place).repeat(64),
})
const [order, plan, budget] = [file(1, "批复.pdf"), file(2, "方案.pdf", "plan"), file(3, "测算.pdf", "budget")]

const content = (...attachments: Attachment[]): TargetContent => ({
  ...{ amounts: { fiscal: 0n, specialAccount: 0n, other: 0n }, goal: "", indicators: [], answers: [] },
  ...(attachments.length > 0 && { attachments }),
})
const typed = (...attachments: Attachment[]): TargetInput => ({
  ...{ amounts: { fiscal: "", specialAccount: "", other: "" }, goal: "", indicators: [], answers: [] },
  ...(attachments.length > 0 && { attachments }),
})
const namesIn = ({ attachments = [] }: TargetInput) => attachments.map(({ name, kind }) => `${name} ${kind}`)

test("two people bring files at once: both stay; the same file filed differently waits for a choice", () => {
  const both = rebase(typed(order), typed(order, plan), typed(order, budget), "mine")
  expect([namesIn(both.content), both.clashes]).toEqual([["批复.pdf basis", "方案.pdf plan", "测算.pdf budget"], []])
  const taken = rebase(typed(order, plan), typed(plan), typed(order, plan), "mine")
  expect([namesIn(taken.content), taken.clashes]).toEqual([["方案.pdf plan"], []])
  const clash = rebase(typed(order), typed({ ...order, kind: "plan" }), typed({ ...order, kind: "other" }), "theirs")
  expect([namesIn(clash.content), clash.clashes.map(({ label, mine, theirs }) => [label, mine, theirs])]).toEqual([
    ["批复.pdf other"],
    [["附件“批复.pdf”", "实施方案：批复.pdf（2 KB）", "其他材料：批复.pdf（2 KB）"]],
  ])
  expect(differences(typed(), typed())).toEqual([])
})

test("compared: brought, taken off, filed differently, and brought anew under the old name, which is another file", () => {
  const again = file(4, "批复.pdf")
  const found = compare(content(order, plan), content(again, { ...plan, kind: "other" }, budget), content(order))
  expect(found.attachments.map(({ file: { name }, before, after, earlier }) => [name, before, after, earlier])).toEqual([
    ["批复.pdf", "立项依据：批复.pdf（2 KB）", null, "立项依据：批复.pdf（2 KB）"],
    ["方案.pdf", "实施方案：方案.pdf（2 KB）", "其他材料：方案.pdf（2 KB）", null],
    ["批复.pdf", null, "立项依据：批复.pdf（2 KB）", "立项依据：批复.pdf（2 KB）"],
    ["测算.pdf", null, "预算测算：测算.pdf（2 KB）", null],
  ])
  expect([found.counts.attachments, found.counts.total]).toEqual([4, 4])
  expect(Object.entries(fieldMarks(found).marks).map(([path, { kind }]) => [path, kind])).toEqual([
    ["attachments", "gone"],
    [`attachments[${id(2)}]`, "text"],
    [`attachments[${id(4)}]`, "added"],
    [`attachments[${id(3)}]`, "added"],
  ])
})

test("a return that does not name the files locks them as a whole", () => {
  const said = (open: string[], after: TargetContent) => lockedChanges(open, content(order), after).map(({ path }) => path)
  expect([
    said(["goal"], content(order)),
    said(["goal"], content(order, plan)),
    said(["goal"], content()),
    said(["attachments"], content(plan)),
  ]).toEqual([[], ["attachments"], ["attachments"], []])
})

test("a version from before a limit was tightened, or a kind given up, is read as it was", () => {
  const many = Array.from({ length: attachmentLimits.count + 1 }, (_, at) => ({
    ...file(at % 10, `${"长".repeat(attachmentLimits.name + 1)}.pdf`),
    id: `00000000-0000-4000-8000-0000000000${10 + at}`,
  }))
  expect(attachmentsInput.safeParse(many).success).toBe(false)
  const named = { code: "1", name: "一" }
  const project = { ...named, kind: "department" as const, continuing: false, secret: false }
  const frame = { budgetYear: 2026, roundName: "一上", project, unit: named, department: named }
  const stored = JSON.parse(
    JSON.stringify(toStoredVersion(frame, content(...many))).replace('"kind":"basis"', '"kind":"receipt"'),
  ) as unknown
  const [first, ...rest] = fromStoredVersion(stored).content.attachments ?? []
  expect([first, ...rest]).toEqual([{ ...many[0], kind: "other" }, ...many.slice(1)])
})
