import { expect, test } from "vitest"
import { hashPassword, needsRehash, verifyPassword } from "./password.ts"

// Made by the reference implementation (phc-winner-argon2): argon2 somesalt -id -t 2 -k 65536 -p 1 <<< password
const reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"

test("a hash is a PHC string with OWASP's costs and its own salt", async () => {
  const [one, two] = await Promise.all([hashPassword("密码 Correct-1"), hashPassword("密码 Correct-1")])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(one).not.toBe(two)
  expect(needsRehash(one)).toBe(false)
  expect(await verifyPassword("密码 Correct-1", one)).toBe(true)
  expect(await verifyPassword("密码 Correct-2", one)).toBe(false)
})

test("a password typed with full-width signs is the same password", async () => {
  expect(await verifyPassword("Ｄｅｍｏ-２０２３！huadu", await hashPassword("Demo-2023!huadu"))).toBe(true)
})

test("strings made elsewhere are verified with their own costs, and are due for another hash", async () => {
  expect(await verifyPassword("password", reference)).toBe(true)
  expect(await verifyPassword("Password", reference)).toBe(false)
  expect(needsRehash(reference)).toBe(true)
})

test.each([
  ["nothing stored", null],
  ["an empty string", ""],
  ["another algorithm", reference.replace("argon2id", "argon2i")],
  ["a cut hash", reference.slice(0, -30)],
  ["more memory than a server has", reference.replace("m=65536", "m=9999999")],
  ["no passes", reference.replace("t=2", "t=0")],
])("never a match: %s", async (_, stored) => {
  expect(await verifyPassword("password", stored)).toBe(false)
  expect(await verifyPassword("", stored)).toBe(false)
})

test("a login that does not exist costs the same work", async () => {
  const real = await hashPassword("Demo-2023!huadu")
  const quickest = async (stored: string | null) => {
    const times: number[] = []
    for (let n = 0; n < 8; n++) {
      const before = performance.now()
      await verifyPassword("wrong", stored)
      times.push(performance.now() - before)
    }
    return Math.min(...times)
  }
  await quickest(real)
  const ratio = (await quickest(null)) / (await quickest(real))
  expect(ratio).toBeGreaterThan(0.5)
  expect(ratio).toBeLessThan(2)
})
