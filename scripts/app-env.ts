// What the app process gets to know: its own two addresses of the database, never the owner's.
import type { Settings } from "#server/env.ts"
import type { Addresses } from "./database/prepare.ts"

/** Values for process.env; undefined takes a variable away. */
export function appEnv(settings: Settings, addresses: Addresses, session: string, demo: boolean): Record<string, string | undefined> {
  return {
    DATABASE_URL: undefined,
    APP_DATABASE_URL: addresses.app,
    PUBLIC_DATABASE_URL: addresses.public,
    PORT: String(settings.PORT),
    NEXTAUTH_SECRET: settings.NEXTAUTH_SECRET ?? session,
    NEXTAUTH_URL: settings.NEXTAUTH_URL,
    // Without an address of its own, next-auth goes by the one the browser used: localhost, the machine's name, its IP address.
    AUTH_TRUST_HOST: settings.NEXTAUTH_URL ? undefined : "1",
    DEMO: demo ? "1" : "0",
    LOG_LEVEL: settings.LOG_LEVEL,
    ATTACHMENTS_DIR: settings.ATTACHMENTS_DIR,
    NEXT_TELEMETRY_DISABLED: "1",
  }
}

/** Applies such values to this process. */
export function setEnv(values: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}
