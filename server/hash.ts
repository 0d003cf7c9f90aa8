import { createHash } from "node:crypto"
import { canonicalJson } from "./domain/published-table.ts"

/** sha256 of the canonical JSON, in hex: equal contents have equal hashes whoever stored them. */
export const contentHash = (content: Parameters<typeof canonicalJson>[0]): string =>
  createHash("sha256").update(canonicalJson(content)).digest("hex")

/** sha256 of the bytes of a file, in hex. */
export const bytesHash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")
