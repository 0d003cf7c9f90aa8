import type { Kysely } from "kysely"
import type { NextApiRequest, NextApiResponse } from "next"
import NextAuth from "next-auth"
import { beforeAll, beforeEach, expect, test, vi } from "vitest"
import type { DB } from "#db/schema.ts"
import { testDatabase } from "#db/testing.ts"
import { actorOf, authOptions, sessionCookie } from "./auth.ts"
import { databaseClock } from "./clock.ts"
import { password, peopleWorld } from "./people/people-world.ts"

const origin = "https://targets.example"
const settings = { secret: "a-secret-for-tests-of-32-characters", url: origin }
let db: Kysely<DB>
beforeAll(async () => {
  db = (await testDatabase()).app
  await (await peopleWorld(db)).person("zhang", [{ org: "A1", role: "editor" }])
})
beforeEach(() => {
  vi.stubEnv("NEXTAUTH_URL", origin)
})

type SetCookie = { value: string; attributes: string }
type Answer = { status: number; body: { url?: string; csrfToken?: string; user?: unknown; expires?: string } }

/** A browser as far as next-auth sees it: cookies kept between requests. */
const browser = () => {
  const jar = new Map<string, SetCookie>()
  const keep = (header: string) => {
    const [, name = "", value = "", attributes = ""] = /^([^=]+)=([^;]*)(.*)$/.exec(header) ?? []
    if (value) jar.set(name, { value: decodeURIComponent(value), attributes })
    else jar.delete(name)
  }
  const send = async (method: "GET" | "POST", action: string[], body: Record<string, string> = {}): Promise<Answer> => {
    const answer: Answer = { status: 200, body: {} }
    let cookies: string[] = []
    const response = {
      getHeader: () => cookies,
      setHeader: (name: string, value: string[]) => {
        if (name === "Set-Cookie") cookies = value
        return response
      },
      status: (code: number) => {
        answer.status = code
        return response
      },
      json: (value: Answer["body"]) => {
        answer.body = value
      },
      send: (value: Answer["body"]) => {
        answer.body = value
      },
      end: () => response,
    }
    const sent = Object.fromEntries([...jar].map(([name, { value }]) => [name, value]))
    const request = { method, query: { nextauth: action }, headers: {}, cookies: sent, body: { json: "true", ...body } }
    await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, authOptions(db, settings))
    for (const header of cookies) keep(header)
    return answer
  }
  const post = async (action: string[], body: Record<string, string> = {}) => {
    const { csrfToken = "" } = (await send("GET", ["csrf"])).body
    return send("POST", action, { csrfToken, ...body })
  }
  return {
    jar,
    send,
    post,
    signIn: (login: string, word: string, callbackUrl = "/work") =>
      post(["callback", "credentials"], { login, password: word, callbackUrl }),
    actor: () => actorOf(db, jar, settings, databaseClock),
  }
}

test("signing in sets one secure cookie, and the session answer holds words but no ids", async () => {
  const one = browser()
  expect(await one.signIn("zhang", password)).toMatchObject({ status: 200, body: { url: `${origin}/work` } })
  expect(one.jar.get(sessionCookie(origin))?.attributes).toMatch(/Path=\/;.*HttpOnly; Secure; SameSite=Lax/)
  const { body } = await one.send("GET", ["session"])
  expect(body).toEqual({ expires: expect.any(String), user: { name: "zhang的姓名", role: "单位经办人", org: "甲局一所" } })
  expect(await one.actor()).toMatchObject({ userName: "zhang的姓名", role: "editor" })
})

test("signing out revokes the row: a copy of the cookie opens nothing", async () => {
  const one = browser()
  await one.signIn("zhang", password)
  const stolen = new Map(one.jar)
  await one.post(["signout"])
  expect(one.jar.has(sessionCookie(origin))).toBe(false)
  expect(await actorOf(db, stolen, settings, databaseClock)).toBeNull()
  for (const [name, cookie] of stolen) one.jar.set(name, cookie)
  expect((await one.send("GET", ["session"])).body.user).toBeUndefined()
})

test("a wrong password gives a code and no cookie", async () => {
  const one = browser()
  const { status, body } = await one.signIn("zhang", "wrong")
  expect(status).toBe(401)
  expect(new URL(body.url ?? "").searchParams.get("error")).toBe("CredentialsSignin")
  expect(one.jar.has(sessionCookie(origin))).toBe(false)
  expect(await one.actor()).toBeNull()
})

test("a form of another site, without our token, signs nobody in", async () => {
  const one = browser()
  await one.send("POST", ["callback", "credentials"], { login: "zhang", password, csrfToken: "guess" })
  expect(one.jar.has(sessionCookie(origin))).toBe(false)
})

test.each(["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)"])(
  "after signing in nobody is sent to %s",
  async (callbackUrl) => {
    const { body } = await browser().signIn("zhang", password, callbackUrl)
    expect(body.url).toBe(origin)
  },
)

test("a forged cookie, or one made with another secret, is nobody", async () => {
  const one = browser()
  await one.signIn("zhang", password)
  expect(await actorOf(db, one.jar, { ...settings, secret: "another-secret-of-32-characters!!" }, databaseClock)).toBeNull()
  one.jar.set(sessionCookie(origin), { value: "x.y.z", attributes: "" })
  expect(await one.actor()).toBeNull()
})

test("a database that fails says so without its text, and is not taken for a signed-out person", async () => {
  const broken = { ...settings }
  const closed = new Proxy(db, {
    get() {
      throw new Error("connection to 10.0.0.7 refused")
    },
  })
  const one = browser()
  await one.signIn("zhang", password)
  await expect(actorOf(closed, one.jar, broken, databaseClock)).rejects.toThrow("refused")
  const [provider] = authOptions(closed, broken).providers
  if (provider?.type !== "credentials") throw new Error("no credentials provider")
  await expect(provider.authorize({ login: "zhang", password }, {})).rejects.toThrow(/^Unavailable$/)
})
