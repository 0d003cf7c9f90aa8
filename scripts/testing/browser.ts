// The browser and the Chinese fonts of the browser tests: found, or installed where that can be done without asking anybody.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"
import { root } from "#scripts/paths.ts"

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]
const onPath = (): string[] => (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))

/** Some systems have a file of that name that only tells how to install it. */
const works = (path: string): boolean =>
  existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0

const playwrights = async (): Promise<string> => (await import("@playwright/test")).chromium.executablePath()

/** CHROMIUM, the system's, or the one Playwright keeps; undefined when there is none that runs. */
export async function findBrowser(): Promise<string | undefined> {
  const { CHROMIUM } = process.env
  return [...(CHROMIUM ? [CHROMIUM] : []), "/usr/bin/chromium", ...onPath(), await playwrights()].find(works)
}

const hasChineseFont = (): boolean => {
  const { status, stdout } = spawnSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8" })
  return status === 0 && stdout.trim() !== ""
}

/** Runs with its output shown; answers whether it succeeded. */
const succeeds = (program: string, args: string[]): boolean =>
  spawnSync(program, args, { stdio: ["ignore", 2, 2], cwd: root, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } }).status === 0

/** How to become root without a password being asked; undefined when that is not to be had. */
function asRoot(): string[] | undefined {
  if (process.getuid?.() === 0) return []
  return spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0 ? ["sudo", "-n"] : undefined
}

function aptInstall(packages: string[]): boolean {
  const prefix = asRoot()
  if (!prefix || !existsSync("/usr/bin/apt-get")) return false
  const apt = (...args: string[]) => {
    const [program = "apt-get", ...rest] = [...prefix, "apt-get", ...args]
    return succeeds(program, rest)
  }
  return apt("update") && apt("install", "-y", "--no-install-recommends", ...packages)
}

const playwrightInstall = (): boolean => succeeds(process.execPath, [join(root, "node_modules/playwright/cli.js"), "install", "chromium"])

/** The path of a browser that runs, installed if need be. Missing fonts are installed if possible; without them only pictures suffer. */
export async function ensureBrowser(): Promise<string> {
  const before = await findBrowser()
  const wanted = [...(before ? [] : ["chromium"]), ...(hasChineseFont() ? [] : ["fonts-noto-cjk"])]
  if (wanted.length > 0 && !aptInstall(wanted) && !before) playwrightInstall()
  if (!hasChineseFont()) console.log("没有中文字体，截图中的汉字会显示为方框（不影响测试结果）。可安装 fonts-noto-cjk。")
  const found = await findBrowser()
  if (!found) throw new Error("没有浏览器，也没能装上。请安装 chromium（Debian：apt-get install chromium），或用 CHROMIUM 指明其路径。")
  return found
}
