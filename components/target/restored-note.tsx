"use client"

import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import { When } from "#components/work/when-time.tsx"

type Props = { at: number; onTakeBack: () => void; onClose: () => void }

/** Text of an earlier window that never reached the server is back in its places. */
export const RestoredNote = ({ at, onTakeBack, onClose }: Props) => (
  <Alert tone="accent" live="polite" title="已找回上次没有保存的填写" className="mb-4">
    <p>
      最后填写于 <When at={new Date(at)} />
      ，已放回原处并自动保存。
    </p>
    <div className="mt-2 flex flex-wrap gap-2">
      <Button size="small" onClick={onTakeBack}>
        不要找回的内容
      </Button>
      <Button size="small" variant="quiet" onClick={onClose}>
        知道了
      </Button>
    </div>
  </Alert>
)
