// Saving while somebody writes: some quiet first, one request at a time, the newest text last. Pure; the hook beside it draws the state.

export type AutosaveState = "saved" | "waiting" | "saving" | "failed"

type Options<Value> = {
  save: (value: Value) => Promise<unknown>
  /** `error`: why it failed. */
  onState: (state: AutosaveState, error?: unknown) => void
  /** Quiet before a save, in milliseconds. */
  delay: number
}
export type Autosave<Value> = ReturnType<typeof autosave<Value>>

/** What failed to be saved waits for the next change or flush; nothing is dropped. */
export function autosave<Value>({ save, onState, delay }: Options<Value>) {
  let pending: { value: Value } | null = null
  let running: Promise<boolean> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const sendAll = async (): Promise<boolean> => {
    while (pending) {
      const { value }: { value: Value } = pending
      pending = null
      onState("saving")
      try {
        await save(value)
      } catch (error) {
        pending ??= { value }
        onState("failed", error)
        return false
      }
    }
    onState("saved")
    return true
  }

  /** Saves what waits at once; answers whether everything is saved then. */
  const flush = (): Promise<boolean> => {
    clearTimeout(timer)
    if (running) return running
    if (!pending) return Promise.resolve(true)
    running = sendAll().finally(() => {
      running = null
    })
    return running
  }

  const change = (value: Value): void => {
    pending = { value }
    onState("waiting")
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), delay)
  }
  return { change, flush }
}
