// The limit of published pages: nothing but node:http, which sends at /page and /json bytes that it was given as files.
import { readFileSync } from "node:fs"
import { createServer } from "node:http"

const body = (name: string, type: string) => {
  const bytes = readFileSync(process.env[name] ?? "")
  return { bytes, head: { "content-type": type, "content-encoding": "gzip", "content-length": bytes.length } }
}
const page = body("BARE_PAGE", "text/html; charset=utf-8")
const json = body("BARE_JSON", "application/json; charset=utf-8")

createServer(({ url }, outgoing) => {
  if (url === "/ready") return outgoing.writeHead(200).end()
  const { bytes, head } = url === "/json" ? json : page
  outgoing.writeHead(200, head).end(bytes)
}).listen(Number(process.env.PORT))
