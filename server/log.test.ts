import { expect, test } from "vitest"
import { createLog, currentRequest } from "./log.ts"

const written = (write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown> => {
  const lines: string[] = []
  write(createLog("info", { write: (line: string) => void lines.push(line) }))
  return JSON.parse(lines.join("")) as Record<string, unknown>
}

test("a line carries the id of its request", () => {
  const line = written((log) => currentRequest.run("request-1", () => log.info("done")))
  expect(line).toMatchObject({ requestId: "request-1", msg: "done" })
})

test("secrets are cut out, however deep", () => {
  const line = written((log) => log.info({ password: "p1", user: { token: "t1", account: { secret: "s1" } }, headers: { cookie: "c1" } }))
  expect(JSON.stringify(line)).not.toMatch(/p1|t1|s1|c1/)
})

test("of an error of the database, what people typed stays out", () => {
  const error = Object.assign(new Error('invalid input syntax for type uuid: "44010219800101123X"'), {
    code: "22P02",
    detail: "Key (login)=(zhang) already exists.",
    where: "unnamed portal parameter $1 = '...'",
  })
  const line = written((log) => log.error({ err: new Error("outer", { cause: error }) }))
  expect(line).toMatchObject({ err: { message: "outer", cause: { code: "22P02", message: 'invalid input syntax for type uuid: "…"' } } })
  expect(JSON.stringify(line)).not.toMatch(/44010219800101123X|zhang|portal/)
})
