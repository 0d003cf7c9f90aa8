// lists: what people do all day, beside a bare node:http answer and the same work written by hand, in one run on one machine.
import { cpus } from "node:os"
import { parseArgs } from "node:util"
import { encode } from "next-auth/jwt"
import { migrateToLatest } from "#db/migrate.ts"
import { goodContent } from "#db/small-world.ts"
import type { Context } from "#scripts/cli/command.ts"
import { sessionId } from "#server/people/sessions.ts"
import { type Client, clients, type Measured, measure } from "./load.ts"
import { startServer } from "./servers.ts"
import { type BenchWorld, benchWorld, type SignedIn, size, table } from "./world.ts"

export const help = "lists [--seconds 5]  列表、待办、保存、公开表：与手写程序在同一次运行中比较"

const cookie = async ({ sid }: SignedIn) => ({
  cookie: `next-auth.session-token=${await encode({ token: { sid }, secret: process.env.NEXTAUTH_SECRET ?? "" })}`,
})
const byHandSession = ({ sid }: SignedIn) => ({ "x-session": sessionId(sid) })
const same =
  (path: string, headers: Record<string, string> = {}) =>
  (): Client =>
  () => ({ path, headers })
const query = (path: string, input: unknown) => `/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`

type Work = { name: string; product: (index: number) => Client; byHand: (index: number) => Client }

/** Each client saves a draft of its own again and again; both programs go on from the version that the last save answered. */
async function saves({ db }: Context, { drafts }: BenchWorld): Promise<Work> {
  const content = { ...goodContent(), amounts: { fiscal: "12.5", specialAccount: "0", other: "0" } }
  const headers = await Promise.all(drafts.map(cookie))
  const rows = await db.selectFrom("target").select(["id", "version"]).execute()
  const versions = new Map(rows.map(({ id, version }) => [id, version]))
  const client = (index: number, ask: (body: object) => ReturnType<Client>): Client => {
    const id = drafts[index]?.id ?? ""
    return (last) => {
      const version = last ? Number(/"version":(\d+)/.exec(last)?.[1]) : (versions.get(id) ?? 0)
      versions.set(id, version)
      return ask({ id, version, content })
    }
  }
  return {
    name: "save of a target, 3 indicators",
    product: (index) => {
      const head = { ...headers[index], "content-type": "application/json" }
      return client(index, (json) => ({ method: "POST", path: "/api/trpc/targets.save", headers: head, body: JSON.stringify({ json }) }))
    },
    byHand: (index) => {
      const draft = drafts[index]
      const head = draft ? byHandSession(draft) : {}
      return client(index, (body) => ({ method: "POST", path: "/save", headers: head, body: JSON.stringify(body) }))
    },
  }
}

async function works(context: Context, world: BenchWorld): Promise<Work[]> {
  const [reviewer, hand] = [await cookie(world.reviewer), byHandSession(world.reviewer)]
  const page = `/t/${table.year}/${table.orgCode}`
  return [
    { name: "reviewer list, data", product: same(query("targets.list", {}), reviewer), byHand: same("/list", hand) },
    { name: "reviewer list, page", product: same("/work/targets", reviewer), byHand: same("/list", hand) },
    { name: "waiting list, data", product: same(query("targets.queue", {}), reviewer), byHand: same("/waiting", hand) },
    await saves(context, world),
    { name: "public table, JSON", product: same(`/open/v1/tables/${table.year}/${table.orgCode}.json`), byHand: same("/table") },
    { name: "public table, page", product: same(page), byHand: same("/table") },
  ]
}

type Line = { name: string; hello: Measured; byHand: Measured; product: Measured }
const whole = (value: number) => Math.round(value).toLocaleString("en")
const markdown = (lines: readonly Line[]): string =>
  [
    `${clients} clients, ${size.departments * size.unitsPerDepartment * size.projectsPerUnit} targets, ${cpus().length} cores, Node ${process.version}`,
    "",
    "| work | node:http hello, req/s | by hand, req/s | ours, req/s | ours / by hand | ours / hello | ours p50 ms | ours p99 ms |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...lines.map(({ name, hello, byHand, product }) => {
      const ratios = [product.perSecond / byHand.perSecond, product.perSecond / hello.perSecond].map((ratio) => ratio.toFixed(3))
      const times = [product.p50, product.p99].map((time) => time.toFixed(1))
      return `| ${[name, whole(hello.perSecond), whole(byHand.perSecond), whole(product.perSecond), ...ratios, ...times].join(" | ")} |`
    }),
    "",
  ].join("\n")

export async function run(args: string[], context: Context) {
  const { values } = parseArgs({ args, options: { seconds: { type: "string", default: "5" } } })
  const seconds = Number(values.seconds)
  if (!(seconds > 0)) throw new Error(`--seconds 要写正数。\n用法：${help}`)
  await migrateToLatest(context.addresses.owner)
  const world = await benchWorld(context.db)
  console.error(world.fresh ? "已生成测试数据。" : "使用上次的测试数据。")
  const own = { APP_DATABASE_URL: "", PUBLIC_DATABASE_URL: "", DEMO: "0" } // it finds the database of DATA_DIR itself
  const product = await startServer("scripts/serve.ts", "/readyz", own)
  const byHand = await startServer("scripts/bench/by-hand.ts", "/hello", { APP_DATABASE_URL: context.addresses.app })
  try {
    const lines: Line[] = []
    for (const work of await works(context, world)) {
      console.error(`… ${work.name}`)
      await measure(product.port, 1, work.product) // what Node has not yet compiled is not the subject
      await measure(byHand.port, 1, work.byHand)
      lines.push({
        name: work.name,
        hello: await measure(byHand.port, Math.min(2, seconds), same("/hello")),
        byHand: await measure(byHand.port, seconds, work.byHand),
        product: await measure(product.port, seconds, work.product),
      })
    }
    return { output: markdown(lines), exitCode: 0 }
  } finally {
    await Promise.all([product.stop(), byHand.stop()])
  }
}
