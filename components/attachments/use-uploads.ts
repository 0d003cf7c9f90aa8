"use client"

import { useEffect, useRef, useState } from "react"
import { newId } from "#components/work/new-id.ts"
import { SendFailure, sendFile } from "#components/work/send-file.ts"
import { type Attachment, attachmentLimits } from "#server/domain/attachment.ts"
import { byteWords } from "#server/domain/bytes.ts"

type SentFile = Omit<Attachment, "kind">
/** `share` of it that has gone, from 0 to 1; `failure`: why it did not arrive. */
export type Upload = { key: string; file: File; share: number; failure: Pick<SendFailure, "message" | "again"> | null }

/** Said before anything is sent: nobody waits for 300 MB to be told. */
function refusalOf({ size }: File): Upload["failure"] {
  if (size <= attachmentLimits.bytes) return null
  const most = byteWords(attachmentLimits.bytes)
  return { message: `文件有 ${byteWords(size)}，超过 ${most}，请压缩或拆分后再上传。`, again: false }
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError"

/** Files on their way, one after the other; those that failed wait to be sent again or put away. */
export function useUploads(targetId: string, onSent: (file: SentFile) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const controls = useRef(new Map<string, AbortController>())
  const line = useRef(Promise.resolve())
  // Whoever gets the file works on what stands on the screen then, not on what stood there when it was sent.
  const arrived = useRef(onSent)
  useEffect(() => {
    arrived.current = onSent
  })
  useEffect(() => {
    const all = controls.current
    return () => {
      for (const control of all.values()) control.abort()
    }
  }, [])

  const put = (key: string, part: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)))
  const drop = (key: string) => setUploads((all) => all.filter((upload) => upload.key !== key))

  const send = async ({ key, file }: Upload): Promise<void> => {
    const control = controls.current.get(key)
    if (!control || control.signal.aborted) return
    try {
      const address = `/work/attachments?${new URLSearchParams({ target: targetId, name: file.name })}`
      const sent = await sendFile<SentFile>({ address, file, onShare: (share) => put(key, { share }), signal: control.signal })
      drop(key)
      arrived.current(sent)
    } catch (error) {
      if (isAbort(error)) return
      if (!(error instanceof SendFailure)) throw error
      put(key, { failure: error, share: 0 })
    }
  }
  const queue = (upload: Upload) => {
    controls.current.set(upload.key, new AbortController())
    line.current = line.current.then(() => send(upload))
  }
  return {
    uploads,
    add: (files: readonly File[]) => {
      const fresh = files.map((file): Upload => ({ key: newId(), file, share: 0, failure: refusalOf(file) }))
      setUploads((all) => [...all, ...fresh])
      for (const upload of fresh) if (!upload.failure) queue(upload)
    },
    again: (upload: Upload) => {
      put(upload.key, { failure: null })
      queue(upload)
    },
    cancel: ({ key }: Upload) => {
      controls.current.get(key)?.abort()
      drop(key)
    },
  }
}
