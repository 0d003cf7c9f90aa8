// Bytes of a text file → text. UTF-8 with or without its mark, GB18030 (and so GBK, GB2312), UTF-16 with its mark or recognisable.
import { FileFault } from "./fault.ts"

const strict = (encoding: string) => new TextDecoder(encoding, { fatal: true })

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return strict(encoding).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Text of ASCII and Chinese in UTF-16 has a zero byte beside each ASCII sign: many, and all on one side. */
function looksLikeUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, 4_096)
  const zeros = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (odd > sample.length / 20 && even === 0) return "utf-16le"
  return even > sample.length / 20 && odd === 0 ? "utf-16be" : null
}

/** A line that is Chinese in UTF-8 beyond doubt: four characters of three bytes each, and no fault. */
function isUtf8Line(line: Uint8Array): boolean {
  const text = decoded(line, "utf-8")
  return text !== null && (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= 4
}

function* lines(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from)
    yield bytes.subarray(from, end < 0 ? bytes.length : end)
    if (end < 0) return
    from = end + 1
  }
}

/** Two files pasted together: some lines in one encoding, some in the other. One of them would come out as gibberish. */
function refuseMixture(bytes: Uint8Array): void {
  let number = 0
  for (const line of lines(bytes)) {
    number += 1
    if (isUtf8Line(line))
      throw new FileFault("mixed_encoding", `文件里混用了两种编码：第 ${number} 行是 UTF-8，别处不是。请统一另存为 UTF-8 后再上传。`)
  }
}

function firstFault(bytes: Uint8Array): number {
  let number = 0
  for (const line of lines(bytes)) {
    number += 1
    if (decoded(line, "gb18030") === null) return number
  }
  return number
}

const marks = [
  { mark: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { mark: [0xff, 0xfe], encoding: "utf-16le" },
  { mark: [0xfe, 0xff], encoding: "utf-16be" },
] as const

/** Throws FileFault naming the line where no encoding fits: never gibberish. */
export function decodeText(bytes: Uint8Array): string {
  const marked = marks.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte))
  const encoding = marked?.encoding ?? looksLikeUtf16(bytes) ?? "utf-8"
  const text = decoded(bytes, encoding)
  if (text !== null) return text.replace(/^\uFEFF/, "")
  if (encoding !== "utf-8") throw new FileFault("encoding", "文件的编码有误（UTF-16 不完整），请另存为 UTF-8 后再上传。")
  refuseMixture(bytes)
  const gb = decoded(bytes, "gb18030")
  if (gb === null) throw new FileFault("encoding", `第 ${firstFault(bytes)} 行的编码认不出来，请把文件另存为 UTF-8 后再上传。`)
  return gb
}
