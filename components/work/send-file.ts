// One file on its way to a route handler. XMLHttpRequest, since fetch does not tell how much of a body has gone.

type Options = { address: string; file: Blob; onShare: (share: number) => void; signal?: AbortSignal }

const silent = "没有收到系统的答复，可能是网络断了，请重试。"

const answerOf = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {} // a page of a proxy in between: there is no sentence of ours in it
  }
}

/** Our sentence, with the number of the request where it is needed to report the trouble; null where none of ours came. */
const sentenceOf = ({ message, requestId }: Record<string, unknown>): string | null => {
  if (typeof message !== "string") return null
  return typeof requestId === "string" ? `${message}编号：${requestId}（报告问题时请附上）` : message
}

/** Why a file did not arrive; `again`: whether sending it once more may help. */
export class SendFailure extends Error {
  readonly again: boolean
  constructor(message: string, again: boolean) {
    super(message)
    this.again = again
  }
}

/** Answers what the handler says of the file. @throws SendFailure with the sentence to show, or an AbortError when it was stopped. */
export function sendFile<Answer>({ address, file, onShare, signal }: Options): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const request = new XMLHttpRequest()
  request.open("POST", address)
  request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0)
  request.onload = () => {
    const answer = answerOf(request.responseText)
    const sentence = sentenceOf(answer)
    if (request.status === 201) resolve(answer as Answer)
    else reject(new SendFailure(sentence ?? silent, sentence === null || request.status >= 500))
  }
  request.onerror = () => reject(new SendFailure(silent, true))
  request.onabort = () => reject(new DOMException("", "AbortError"))
  signal?.addEventListener("abort", () => request.abort(), { once: true })
  request.send(file)
  return promise
}
