// One JSON line per event on standard output, with the id of the request it belongs to.
// No personal data and no secrets: log ids and codes, never names, texts or addresses.
import { AsyncLocalStorage } from "node:async_hooks"
import { type DestinationStream, type Logger, pino } from "pino"
import { logLevels } from "./env.ts"
import { describeError } from "./log-error.ts"

export type Level = (typeof logLevels)[number]

// Next evaluates modules once per bundle; the store that server/http.ts fills is one per process.
const shared = globalThis as typeof globalThis & { performanceTargetsRequest?: AsyncLocalStorage<string> }
shared.performanceTargetsRequest ??= new AsyncLocalStorage<string>()

/** Holds the id of the request being answered; everything logged below its `run` carries it. */
export const currentRequest = shared.performanceTargetsRequest

// A net under the rule above, for objects logged whole.
const secretKeys = ["password", "passwordHash", "password_hash", "secret", "token", "sid", "cookie", "authorization", "connectionString"]
const secrets = secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])

/** A log of its own, for tests and scripts; `destination` is standard output when left out. */
export const createLog = (level: Level, destination?: DestinationStream): Logger => {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => ({ requestId: currentRequest.getStore() }),
    serializers: { err: describeError },
    redact: { paths: secrets, censor: "***" },
  }
  return destination ? pino(options, destination) : pino(options)
}

const levelOf = (word: string | undefined): Level => logLevels.find((level) => level === word) ?? "info"

/** The log of this process. An unknown LOG_LEVEL has already stopped the start (env.ts). */
export const log: Logger = createLog(levelOf(process.env.LOG_LEVEL))
