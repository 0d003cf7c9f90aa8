// npm start and npm run dev: database, migrations, demo, build, server, worker; and in the other order when it ends.
// --dev: Next builds each page when it is asked for. --build: ends after the build.
import { setTimeout as pause } from "node:timers/promises"
import { readSettings, type Settings } from "#server/env.ts"
import { appEnv, setEnv } from "./app-env.ts"
import { dataFolder, type Prepared, prepareDatabase } from "./database/prepare.ts"
import { keptSecrets } from "./database/secrets.ts"
import { keepWorker } from "./keep-worker.ts"
import { root } from "./paths.ts"
import { portProblem } from "./port.ts"
import { onEndAsked } from "./signals.ts"
import { reportFailure, StepFailed, step } from "./steps.ts"

const dev = process.argv.includes("--dev")
const buildOnly = process.argv.includes("--build")
const began = performance.now()
const stopping = new AbortController()
/** What has to be undone, in order of doing. */
const closers: (() => Promise<void>)[] = []
const deadline = 45_000

async function end(code: number): Promise<void> {
  if (stopping.signal.aborted) return
  stopping.abort()
  const late = pause(deadline, undefined, { ref: false })
  for (const close of closers.reverse()) await Promise.race([close().catch(reportFailure), late])
  process.exit(code)
}

const portAdvice = (port: number) => `请停止占用该端口的程序，或换一个端口：PORT=${port + 1} npm start`
const portReasons: Readonly<Record<string, string>> = {
  EADDRINUSE: "已被别的程序占用",
  EACCES: "需要更高的权限",
  EADDRNOTAVAIL: "不是本机的地址",
}

async function checkPort({ PORT, HOST }: Settings): Promise<void> {
  const problem = await portProblem(PORT, HOST)
  if (problem) throw new StepFailed(`端口 ${PORT} ${portReasons[problem] ?? `不能使用（${problem}）`}。`, portAdvice(PORT))
}

/** The embedded cluster was killed under us: its data are safe, so it is started again, and the pools connect anew. */
async function recover(settings: Settings, before: Prepared): Promise<void> {
  if (stopping.signal.aborted) return
  console.error("✗ 内置数据库意外停止，正在重新启动……")
  try {
    const again = prepareDatabase(settings, () => void again.then((prepared) => recover(settings, prepared)))
    closers.unshift(async () => (await again).stop())
    if ((await again).addresses.app !== before.addresses.app) throw new Error("内置数据库原来的端口已被占用，请重新启动。")
    console.log("✓ 内置数据库已恢复")
  } catch (error) {
    reportFailure(error)
    await end(1)
  }
}

async function openDatabase(settings: Settings): Promise<Prepared> {
  const opening = prepareDatabase(settings, () => void opening.then((prepared) => recover(settings, prepared)))
  closers.push(() => opening.then((prepared) => prepared.stop()).catch(() => undefined)) // why it failed has been told
  return opening
}

const advice = {
  embedded: "请检查磁盘空间和数据目录的权限；也可以用 DATABASE_URL 指明一个已有的 PostgreSQL（15 或更新）。",
  given: "请检查 DATABASE_URL 的地址、密码和网络，以及数据库是否在运行。",
  migrate: "数据库保持在迁移之前的状态。请保留以上信息并联系维护人员；恢复旧版程序即可继续使用。",
  demo: "演示数据没有装入，数据库保持原样。可以用 DEMO=0 npm start 跳过。",
  web: "请保留以上信息并联系维护人员。",
}

async function prepareData(settings: Settings): Promise<{ prepared: Prepared; demo: boolean }> {
  const own = !settings.DATABASE_URL
  const where = ({ embedded }: Prepared) => (embedded ? `端口 ${embedded.port}，数据在 ${embedded.data}` : "")
  const prepared = await step(
    own ? "启动内置数据库" : "连接数据库",
    own ? advice.embedded : advice.given,
    () => openDatabase(settings),
    where,
  )
  const { migrateToLatest } = await import("#db/migrate.ts")
  const applied = (names: string[]) => (names.length > 0 ? `新增 ${names.length} 项` : "已是最新")
  await step("迁移数据库", advice.migrate, () => migrateToLatest(prepared.addresses.owner), applied)
  if (!settings.DEMO) return { prepared, demo: false }
  const { ensureDemo } = await import("./demo.ts")
  const told = ({ loaded, present }: { loaded: boolean; present: boolean }) => (loaded ? "已装入" : present ? "已有" : "库中已有数据，不装")
  const { present } = await step("演示数据", advice.demo, () => ensureDemo(prepared.addresses.app), told)
  return { prepared, demo: present }
}

async function build(): Promise<void> {
  const { ensureBuilt } = await import("./build.ts")
  await step(
    "构建网页",
    advice.web,
    () => ensureBuilt(root, process.env, stopping.signal),
    (built) => (built ? "" : "没有变化，跳过"),
  )
}

const loadWeb = () => Promise.all([import("#server/http.ts"), import("#server/log.ts")])

async function serve(settings: Settings, publicUrl: string): Promise<void> {
  const [{ serveWeb }, { log }] = await loadWeb()
  const publicCacheBytes = settings.PUBLIC_CACHE_MB * 2 ** 20
  const options = { dir: root, dev, port: settings.PORT, hostname: settings.HOST, publicUrl, log, publicCacheBytes }
  const web = await step("启动网站", portAdvice(settings.PORT), () => serveWeb(options))
  closers.push(() => web.stop())
}

/** Nobody waits for it: what is enqueued before it is ready is done when it is. */
function work(): void {
  const onDeath = (reason: string, wait: number) => console.error(`✗ 后台任务进程意外结束（${reason}），${wait / 1000} 秒后重新启动。`)
  const worker = keepWorker({ onDeath })
  closers.push(() => worker.stop())
}

async function announce(publicUrl: string, demo: boolean): Promise<void> {
  const lines = ["", `打开 ${publicUrl}  （用时 ${((performance.now() - began) / 1000).toFixed(2)} 秒，按 Ctrl-C 停止）`]
  if (demo) lines.push(...(await import("./demo.ts")).demoLines())
  console.log(`${lines.join("\n")}\n`)
}

async function main(): Promise<void> {
  const settings = readSettings(process.env)
  setEnv({ NODE_ENV: dev ? "development" : "production" })
  await checkPort(settings)
  loadWeb().catch(() => undefined) // while the database starts; what is wrong with it is told when it is needed
  const { prepared, demo } = await prepareData(settings)
  setEnv(appEnv(settings, prepared.addresses, keptSecrets(dataFolder(settings)).session, demo))
  if (!dev) await build()
  if (buildOnly) return end(0)
  const publicUrl = settings.NEXTAUTH_URL ?? `http://localhost:${settings.PORT}`
  await serve(settings, publicUrl)
  work()
  await announce(publicUrl, demo)
}

// A server that is asked to end has done its work; a build has not.
onEndAsked(() => void end(buildOnly ? 130 : 0))
await main().catch(async (error) => {
  if (stopping.signal.aborted) return
  reportFailure(error)
  await end(1)
})
