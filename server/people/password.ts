// Passwords as argon2id in the PHC string form, with the argon2 that Node itself brings.
import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from "node:crypto"
import { promisify } from "node:util"

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
// A stored string asking for more than this is damage, not a password.
const dearest = { memory: 262_144, passes: 16, parallelism: 16 }
const tagLength = 32
const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/
// No password leads here: all that matters is that looking takes as long as for a real one.
const nobody = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${"A".repeat(22)}$${"A".repeat(43)}`

const derive = promisify((parameters: Argon2Parameters, done: (error: Error | null, tag: Buffer) => void) =>
  argon2("argon2id", parameters, done),
)
const base64 = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "")
// Full-width signs from a Chinese keyboard are the same password.
const message = (password: string): string => password.normalize("NFKC")

type Stored = { memory: number; passes: number; parallelism: number; nonce: Buffer; tag: Buffer }

const read = (stored: string): Stored | null => {
  const [, m, t, p, salt, hash] = phc.exec(stored) ?? []
  if (!salt || !hash) return null
  const [memory, passes, parallelism] = [Number(m), Number(t), Number(p)]
  const sane = parallelism >= 1 && passes >= 1 && memory >= 8 * parallelism
  if (!sane || memory > dearest.memory || passes > dearest.passes || parallelism > dearest.parallelism) return null
  return { memory, passes, parallelism, nonce: Buffer.from(salt, "base64"), tag: Buffer.from(hash, "base64") }
}

/** `$argon2id$v=19$m=…,t=…,p=…$salt$hash` with a new random salt. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16)
  const tag = await derive({ ...cost, message: message(password), nonce, tagLength })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(nonce)}$${base64(tag)}`
}

/** Compares in constant time. Null or an unreadable string is never a match, and takes as long as a real one. */
export const verifyPassword = async (password: string, stored: string | null): Promise<boolean> => {
  const known = stored === null ? null : read(stored)
  const { tag, ...parameters } = known ?? (read(nobody) as Stored)
  const found = await derive({ ...parameters, message: message(password), tagLength: tag.length })
  return timingSafeEqual(found, tag) && known !== null
}

/** True when the string was made with other costs than today's: hash again at the next sign-in. */
export const needsRehash = (stored: string): boolean => {
  const known = read(stored)
  if (!known) return true
  return (
    known.memory !== cost.memory || known.passes !== cost.passes || known.parallelism !== cost.parallelism || known.tag.length !== tagLength
  )
}
