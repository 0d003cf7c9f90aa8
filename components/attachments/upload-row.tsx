"use client"

import { Button } from "#components/ui/button.tsx"
import { byteWords } from "#server/domain/bytes.ts"
import type { Upload } from "./use-uploads.ts"

type Props = { upload: Upload; onAgain: () => void; onCancel: () => void }

/** A file on its way: how much of it has gone, or why it did not arrive. */
export const UploadRow = ({ upload: { file, share, failure }, onAgain, onCancel }: Props) => (
  <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
    <span className="min-w-0 grow">
      <span className="text-sm break-all">{file.name}</span> <span className="num text-xs text-ink-soft">{byteWords(file.size)}</span>
      {failure ? (
        <span role="alert" className="block text-sm text-danger">
          {failure.message}
        </span>
      ) : (
        <progress aria-label={`正在上传 ${file.name}`} className="block h-2 w-full max-w-md accent-accent" max={1} value={share} />
      )}
    </span>
    {failure?.again && (
      <Button size="small" variant="quiet" aria-label={`重新上传：${file.name}`} onClick={onAgain}>
        重试
      </Button>
    )}
    <Button size="small" variant="quiet" aria-label={`${failure ? "移开" : "取消上传"}：${file.name}`} onClick={onCancel}>
      {failure ? "移开" : "取消"}
    </Button>
  </li>
)
