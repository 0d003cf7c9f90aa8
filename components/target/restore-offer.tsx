"use client"

import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import { When } from "#components/work/when-time.tsx"
import type { KeptDraft } from "./draft-store.ts"

/** `dirty`: something is being typed already, which a restored text would replace. */
type Props = {
  offers: readonly KeptDraft[]
  current: number
  dirty: boolean
  onRestore: (offer: KeptDraft) => void
  onDismiss: (offer: KeptDraft) => void
}

/** Text of an earlier window that never reached the server. Taken over only when asked for. */
export const RestoreOffer = ({ offers, current, dirty, onRestore, onDismiss }: Props) =>
  offers.map((offer) => (
    <Alert key={offer.slot} tone="warn" live="polite" title="这台电脑上留有没保存的填写" className="mb-4">
      <p>
        最后填写于 <When at={new Date(offer.at)} />
        {offer.version === current ? "。" : "；此后已有人保存过新的内容，恢复时会逐项对照两份内容，由您选择。"}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" variant="primary" disabled={dirty} onClick={() => onRestore(offer)}>
          恢复填写
        </Button>
        {dirty && <span className="self-center">请先保存现在的修改，再恢复。</span>}
        <Button size="small" onClick={() => onDismiss(offer)}>
          不要了
        </Button>
      </div>
    </Alert>
  ))
