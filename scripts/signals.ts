// When to end: asked by a signal, or because scripts/start.mjs, which would pass signals on, is no longer there.

/** Taken when this module loads, before anybody copies the environment: it is said to us, not to our children. */
const parent = process.env.PERFORMANCE_TARGETS_PARENT
delete process.env.PERFORMANCE_TARGETS_PARENT

/** Calls `onEnd` for each reason that comes; it has to bear being called again. */
export function onEndAsked(onEnd: (signal: NodeJS.Signals) => void): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onEnd)
  if (!parent || process.platform === "win32") return
  setInterval(() => String(process.ppid) !== parent && onEnd("SIGTERM"), 500).unref()
}
