// The beginning of every command: installs what package-lock.json names, then goes on under the pinned Node.
// Runs under whatever Node the machine has: built-in modules only, and syntax that Node 20 knows.
import { spawn, spawnSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { constants } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { installStamp, isInstalled, isOldNode, pinnedNode, stampFile } from "./install.mjs"

const parent = process.ppid
const root = join(dirname(fileURLToPath(import.meta.url)), "..")
const programs = {
  "--dev": ["serve.ts", "--dev"],
  "--test": ["test.ts"],
  "--cli": ["cli.ts"],
  "--bench": ["bench.ts"],
  "--screenshots": ["screenshots.ts"],
  "--office": ["office-check.ts"],
  "--lighthouse": ["lighthouse.ts"],
}

/** @param {string} sentence */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function install() {
  process.stderr.write("安装依赖（npm ci）……\n")
  const began = Date.now()
  // The npm that called us, so that another one on PATH is not mixed in. Development packages hold the build, optional ones Node itself.
  const npm = process.env.npm_execpath
  const [program, first] = npm ? [process.execPath, [npm]] : ["npm", []]
  const options = { cwd: root, stdio: ["ignore", 2, 2], shell: !npm && process.platform === "win32" }
  const { status } = spawnSync(program, [...first, "ci", "--include=dev", "--include=optional", "--loglevel=error"], options)
  if (status !== 0) stop("依赖没有装好。请检查网络与 npm 镜像设置（npm config get registry）和磁盘空间，然后重新执行。")
  writeFileSync(stampFile(root), installStamp(root))
  process.stderr.write(`✓ 安装依赖  ${((Date.now() - began) / 1000).toFixed(1)} 秒\n`)
}

/**
 * Signals may arrive at any moment: until the child is there they end us, from then on they are the child's.
 * @param {string} node @param {string[]} args
 */
function goOn(node, args) {
  let pending
  let child
  // Ctrl-C reaches the child as well: it takes the second one for the first.
  const pass = (signal) => {
    pending = signal
    child?.kill(signal)
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => pass(signal))
  const own = { NEXT_TELEMETRY_DISABLED: "1", PERFORMANCE_TARGETS_PARENT: String(process.pid) }
  const env = { NODE_COMPILE_CACHE: join(root, "node_modules/.cache/node"), ...process.env, ...own }
  child = spawn(node, args, { stdio: "inherit", env })
  child.on("error", (error) => stop(`Node 不能在这台机器上运行（${error.message}）。请删除 node_modules 后重试。`))
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
  if (pending) child.kill(pending)
  watchParent(() => child.kill("SIGTERM"))
}

/**
 * npm passes signals to a shell, and not every shell passes them on; a killed npm passes nothing. So its end is noticed here.
 * @param {() => void} onOrphaned
 */
function watchParent(onOrphaned) {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return
  setInterval(() => process.ppid !== parent && onOrphaned(), 500).unref()
}

if (isOldNode(process.versions.node)) stop(`需要 Node 20.9 或更新的版本，这台机器上是 ${process.versions.node}。`)
if (!isInstalled(root)) install()
const node = pinnedNode(root)
if (!node) stop(`没有适合这台机器的 Node（${process.platform} ${process.arch}）。支持 Linux、macOS（x64、arm64）和 Windows（x64）。`)

const [option = "", ...rest] = process.argv.slice(2)
const [program, ...first] = programs[option] ?? ["serve.ts", ...(option ? [option] : [])]
goOn(node, [join(root, "scripts", program), ...first, ...rest])
