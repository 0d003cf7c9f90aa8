// next-auth holds one thing, the cookie with a random session id. Who that is gets read from the database on each request.
import type { Kysely } from "kysely"
import type { NextAuthOptions, Session } from "next-auth"
import { decode } from "next-auth/jwt"
import type { CredentialsConfig } from "next-auth/providers/credentials"
import type { DB } from "#db/schema.ts"
import { type Clock, databaseClock } from "./clock.ts"
import { type Actor, roleLabels } from "./domain/roles.ts"
import { readEnv } from "./env.ts"
import { log } from "./log.ts"
import { readActor, revokeSession, sessionHours, sessionId } from "./people/sessions.ts"
import { signIn } from "./people/sign-in.ts"
import type { SignInFailure } from "./people/sign-in-sentences.ts"

declare module "next-auth" {
  interface User {
    sid: string
  }
  /** All that `/api/auth/session` tells the browser: words, no ids. */
  interface Session {
    user?: { name: string; role: string; org: string }
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    sid?: string
  }
}

/** `url` is the address people open: with https the cookie is marked secure. */
export type AuthSettings = { secret: string; url: string }

const settingsFromEnv = (): AuthSettings => {
  const { NEXTAUTH_SECRET: secret, NEXTAUTH_URL: url } = readEnv(process.env)
  return { secret, url }
}

const isSecure = (url: string): boolean => url.startsWith("https://")
export const sessionCookie = (url: string): string => `${isSecure(url) ? "__Secure-" : ""}next-auth.session-token`

const failure = (why: SignInFailure): Error => new Error(why)

const credentials = (db: Kysely<DB>, clock: Clock): CredentialsConfig => ({
  id: "credentials",
  name: "credentials",
  type: "credentials",
  credentials: { login: {}, password: {} },
  async authorize(input) {
    const answer = await signIn(db, input, clock).catch((cause: unknown) => {
      log.error({ err: cause }, "sign-in failed")
      throw failure("Unavailable") // next-auth puts the message into the address
    })
    if (!answer.ok) throw failure(answer.why)
    return { id: "", name: answer.name, sid: answer.sid }
  },
})

const describe = (actor: Actor): Session["user"] => ({ name: actor.userName, role: roleLabels[actor.role], org: actor.orgName })

/** The configuration of next-auth over one database; for the route handler. */
export const authOptions = (db: Kysely<DB>, settings: AuthSettings = settingsFromEnv(), clock: Clock = databaseClock): NextAuthOptions => ({
  secret: settings.secret,
  useSecureCookies: isSecure(settings.url),
  session: { strategy: "jwt", maxAge: sessionHours * 3600 },
  pages: { signIn: "/login", signOut: "/login", error: "/login" },
  providers: [credentials(db, clock)],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sid: user.sid } : token),
    async session({ session: { expires }, token }) {
      const actor = token.sid ? await readActor(db, sessionId(token.sid), clock) : null
      return actor ? { expires, user: describe(actor) } : { expires }
    },
    redirect({ url }) {
      const [home, to] = [new URL(settings.url).origin, URL.parse(url, settings.url)]
      return to?.origin === home ? to.href : home
    },
  },
  events: {
    async signOut({ token }) {
      if (token?.sid) await revokeSession(db, sessionId(token.sid), clock)
    },
  },
})

type Cookies = { get(name: string): { value: string } | undefined }

/** The actor of a request with these cookies. A cookie that does not decrypt is nobody; a database that fails is an error. */
export const actorOf = async (db: Kysely<DB>, cookies: Cookies, { secret, url }: AuthSettings, clock: Clock): Promise<Actor | null> => {
  const cookie = cookies.get(sessionCookie(url))?.value
  const token = cookie ? await decode({ token: cookie, secret }).catch(() => null) : null
  return token?.sid ? readActor(db, sessionId(token.sid), clock) : null
}

/** The actor of the request being answered; only inside Next. Not getServerSession: that takes a failing database for a signed-out person. */
export const currentActor = async (db: Kysely<DB>): Promise<Actor | null> => {
  const { cookies } = await import("next/headers")
  return actorOf(db, await cookies(), settingsFromEnv(), databaseClock)
}
