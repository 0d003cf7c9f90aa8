// Validators of HTTP answers (RFC 9110, 8.8 and 13.1). Pure.
import { createHash } from "node:crypto"

/**
 * The digest of the bytes themselves, without quotes. The content hash alone would not do: a correction may bring back an earlier
 * content under a new version number, and a release may print the same content otherwise.
 */
export const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("base64url")

/** RFC 9110, 13.1.2: weak comparison, a list, or `*`. */
export const matches = (header: string | null | undefined, etags: readonly string[]): boolean =>
  (header ?? "").split(",").some((part) => {
    const tag = part.trim().replace(/^W\//, "")
    return tag === "*" || etags.includes(tag)
  })
