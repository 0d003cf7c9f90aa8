// Headers on every answer, and the id every request gets.
import { randomUUID } from "node:crypto"

/** Ids a proxy in front may have given; anything else is replaced, so that nothing can be smuggled into the log. */
const sane = /^[A-Za-z0-9._:-]{8,64}$/

export const requestIdOf = (given: string | string[] | undefined): string =>
  typeof given === "string" && sane.test(given) ? given : randomUUID()

/**
 * Scripts of this origin, and Next's inline ones: these differ per page, and a nonce would have to be written into every page on each
 * request, which static pages cannot have (and costs the cache of the others). What remains closed is what turns an injected tag into
 * harm: other origins for scripts, connections and forms; plugins; a changed base; framing. React escapes what people typed.
 */
const policy = (dev: boolean): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ")

/**
 * Instead of the above where the answer is a file that a stranger made: should a browser show it after all, it runs nothing, loads
 * nothing and is of no origin. Next lets no route change a header that stands already, so the address decides.
 */
export const policyFor = (path: string): Readonly<Record<string, string>> =>
  path.startsWith("/work/attachments/") ? { "Content-Security-Policy": "default-src 'none'; sandbox" } : {}

/** `publicUrl`: the address people open; with https browsers are told to stay there. */
export function securityHeaders({ dev, publicUrl }: { dev: boolean; publicUrl: string }): Readonly<Record<string, string>> {
  const always = {
    "Content-Security-Policy": policy(dev),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  }
  return publicUrl.startsWith("https://") ? { ...always, "Strict-Transport-Security": "max-age=31536000" } : always
}
