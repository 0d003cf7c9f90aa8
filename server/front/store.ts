// What is kept in memory, bounded by bytes: whatever was asked for longest ago goes first.

export type Sized = { bytes: number }

/** Keys, map and headers of an entry, estimated generously. */
const overhead = 2_048

export class ByteStore<Entry extends Sized> {
  readonly #limit: number
  /** A Map remembers the order of insertion: the first key is the one least used. */
  readonly #entries = new Map<string, Entry>()
  #bytes = 0

  constructor(limitBytes: number) {
    this.#limit = limitBytes
  }

  get bytes(): number {
    return this.#bytes
  }

  get size(): number {
    return this.#entries.size
  }

  /** Reading makes it the most used. */
  get(key: string): Entry | undefined {
    const entry = this.#entries.get(key)
    if (entry) {
      this.#entries.delete(key)
      this.#entries.set(key, entry)
    }
    return entry
  }

  delete(key: string): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#entries.delete(key)
    this.#bytes -= entry.bytes + overhead
  }

  /** Not kept where it alone would take more than an eighth of the room: one giant must not drive out thousands. */
  set(key: string, entry: Entry): void {
    this.delete(key)
    if (entry.bytes + overhead > this.#limit / 8) return
    this.#entries.set(key, entry)
    this.#bytes += entry.bytes + overhead
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#limit) return
      this.delete(oldest)
    }
  }
}
