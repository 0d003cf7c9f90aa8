// A second program on the same database, and one port in front of both that asks them in turn, as a balancer would.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { createServer, request } from "node:http"
import { join } from "node:path"
import { expect } from "@playwright/test"
import { root } from "#scripts/paths.ts"
import { DATA_DIR, PORT } from "../server.ts"

const secondPort = Number(PORT) + 50
const frontPort = Number(PORT) + 51

/** Answers the address of the port in front, and how to end both. */
export async function twoProcesses(): Promise<{ origin: string; stop: () => Promise<void> }> {
  const env = { ...process.env, PORT: String(secondPort), DATA_DIR, DEMO: "1", LOG_LEVEL: "warn" }
  const second = spawn(process.execPath, [join(root, "scripts/serve.ts")], { env, cwd: root, stdio: "ignore" })
  const ready = async () => (await fetch(`http://localhost:${secondPort}/readyz`).catch(() => null))?.status
  await expect.poll(ready, { timeout: 120_000 }).toBe(200)
  let turn = 0
  const front = createServer((asked, answer) => {
    turn += 1
    const port = turn % 2 === 0 ? Number(PORT) : secondPort
    const onward = request({ port, path: asked.url, method: asked.method, headers: asked.headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, { ...given.headers, "x-process": String(port) })
      given.pipe(answer)
    })
    onward.on("error", () => answer.destroy())
    asked.pipe(onward)
  })
  front.listen(frontPort)
  await once(front, "listening")
  return {
    origin: `http://localhost:${frontPort}`,
    async stop() {
      front.closeAllConnections()
      front.close()
      second.kill("SIGTERM")
      await once(second, "exit")
    },
  }
}
