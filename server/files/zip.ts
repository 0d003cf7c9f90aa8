// Reading zip archives that strangers made: the central directory is checked before anything is unpacked, and what is unpacked is
// counted. Only what a spreadsheet needs: stored and deflated entries, no encryption, no zip64.
import { createInflateRaw } from "node:zlib"
import { FileFault } from "./fault.ts"
import type { FileLimits } from "./limits.ts"

export type ZipEntry = { name: string; packed: Uint8Array; method: number; declared: number }

const damaged = () => new FileFault("truncated", "文件不完整或已损坏，请重新导出或下载后再上传。")
const bomb = () => new FileFault("zip_bomb", "文件解压后过大，没有读取。请检查文件，只保留要导入的表。")
const unsafe = () =>
  new FileFault("zip_unsafe", "文件的内部结构不正常（条目名称重复、越界或互相重叠），没有读取。请用表格软件另存为 .xlsx 后再上传。")

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
const longestComment = 65_535

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - longestComment); at -= 1)
    if (bytes.readUInt32LE(at) === endMark) return at
  throw damaged()
}

type Header = { name: string; flags: number; method: number; packed: number; declared: number; at: number }

function readHeaders(bytes: Buffer, { entries: most }: FileLimits): Header[] {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > most) throw new FileFault("zip_bomb", `文件里有 ${count} 个条目，超过 ${most} 个，没有读取。`)
  const headers: Header[] = []
  while (headers.length < count) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) throw damaged()
    const [nameLength, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)]
    headers.push({
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength).replaceAll("\\", "/"),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      declared: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + extra + comment
  }
  return headers
}

const escapes = (name: string): boolean => name.startsWith("/") || /^[A-Za-z]:/.test(name) || name.split("/").includes("..")

function checkHeaders(headers: readonly Header[], { unpackedBytes, ratio, ratioFrom }: FileLimits): void {
  const names = headers.map(({ name }) => name.toLowerCase())
  if (new Set(names).size !== names.length || names.some(escapes)) throw unsafe()
  for (const { flags, method, packed, declared } of headers) {
    if (flags & 1) throw new FileFault("encrypted", "文件加了密码，无法读取。请去掉密码后再上传。")
    if (packed === 0xffffffff || declared === 0xffffffff) throw bomb()
    if (method !== 0 && method !== 8) throw damaged()
    if (declared > ratioFrom && declared > packed * ratio) throw bomb()
  }
  if (headers.reduce((sum, { declared }) => sum + declared, 0) > unpackedBytes) throw bomb()
}

/** Where an entry's bytes lie, from its own header; entries that share bytes make a small file unpack to a huge one. */
function locate(bytes: Buffer, headers: readonly Header[]): ZipEntry[] {
  let free = 0
  const entries = new Map<Header, ZipEntry>()
  for (const header of headers.toSorted((a, b) => a.at - b.at)) {
    const { at, packed, name, method, declared } = header
    if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== localMark) throw damaged()
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    if (from + packed > bytes.length) throw damaged()
    if (at < free) throw unsafe()
    free = from + packed
    entries.set(header, { name, method, declared, packed: bytes.subarray(from, from + packed) })
  }
  return headers.flatMap((header) => entries.get(header) ?? [])
}

/** The entries of an archive, in its order, with nothing unpacked yet. Throws FileFault. */
export function readZip(bytes: Uint8Array, limits: FileLimits): ZipEntry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headers = readHeaders(buffer, limits)
  checkHeaders(headers, limits)
  return locate(buffer, headers)
}

async function* inflate(packed: Uint8Array): AsyncGenerator<Buffer> {
  const stream = createInflateRaw({ chunkSize: 256 * 1024 })
  stream.end(packed)
  try {
    yield* stream as AsyncIterable<Buffer>
  } catch (error) {
    // zlib's own codes only: what the consumer throws passes as it is.
    if (String((error as { code?: unknown }).code).startsWith("Z_")) throw damaged()
    throw error
  }
}

/** The content of an entry in pieces. Stops with a FileFault where it unpacks to more than it declared. */
export async function* unpack({ packed, method, declared }: ZipEntry): AsyncGenerator<Buffer> {
  if (method === 0) {
    if (packed.length !== declared) throw damaged()
    yield Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)
    return
  }
  let read = 0
  for await (const chunk of inflate(packed)) {
    read += chunk.length
    if (read > declared) throw bomb()
    yield chunk
  }
  if (read !== declared) throw damaged()
}

/** A small entry whole. */
export async function unpackWhole(entry: ZipEntry): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of unpack(entry)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
