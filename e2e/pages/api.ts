// What a spec needs to be there already and is not about: asked of the procedures themselves, as the signed-in person.
import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"

type Stand = { id: string; version: number }

/** Asks one procedure as the signed-in person. @throws Error with its answer when it refuses. */
export async function call<Answer>(page: Page, path: string, json: unknown): Promise<Answer> {
  const response = await page.request.post(`/api/trpc/${path}`, { data: { json } })
  const text = await response.text()
  if (!response.ok()) throw new Error(`${path}: ${text.slice(0, 500)}`)
  return JSON.parse(text).result.data.json as Answer
}

export async function ask<Answer>(page: Page, path: string, json: unknown = null): Promise<Answer> {
  const input = json === null ? "" : `?input=${encodeURIComponent(JSON.stringify({ json }))}`
  const response = await page.request.get(`/api/trpc/${path}${input}`)
  return JSON.parse(await response.text()).result.data.json as Answer
}

const indicator = (category: string, subcategory: string, name: string, raw: string) => ({
  ...{ id: randomUUID(), category, subcategory, name, raw, better: "higher" },
})

/** Many of one kind resemble each other, which is said of each. */
const answers = ["project_cloned indicators", "goal_copied goal"].map((each) => {
  const [code, path] = each.split(" ")
  return { code, path, text: "同类项目，内容相近。" }
})

const contentOf = (name: string) => ({
  amounts: { fiscal: "12.5", specialAccount: "0", other: "0" },
  goal: `${name}：全年服务 600 人次，满意度不低于九成。`,
  indicators: [
    indicator("output", "quantity", "服务人次", "≥600人次"),
    indicator("benefit", "social", "问题解决率", "≥90%"),
    indicator("satisfaction", "served", "服务对象满意度", "≥90%"),
  ],
  answers,
})

/** A complete target of this editor's unit, in the first round that is open. */
export async function draft(page: Page, project: { code: string; name: string }): Promise<Stand> {
  const { rounds } = await ask<{ rounds: { id: string }[] }>(page, "targets.options")
  const fresh = { ...project, kind: "department", continuing: false }
  const { id } = await call<Stand>(page, "targets.create", { roundId: rounds[0]?.id, project: fresh })
  const { version } = await call<Stand>(page, "targets.save", { id, version: 1, content: contentOf(project.name) })
  return { id, version }
}

/** One act on a target; answers where it stands afterwards. */
export async function act(page: Page, { id, version }: Stand, action: string, more: object = {}): Promise<Stand> {
  const moved = await call<Stand>(page, "targets.act", { id, version, action, key: randomUUID(), ...more })
  return { id, version: moved.version }
}
