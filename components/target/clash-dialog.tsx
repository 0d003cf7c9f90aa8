"use client"

import { useState } from "react"
import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import { Dialog } from "#components/ui/dialog.tsx"
import { stateLabels } from "#server/domain/labels.ts"
import { type Difference, differences, merge, type Side } from "#server/domain/merge.ts"
import { DifferenceTable } from "./difference-table.tsx"
import type { Draft } from "./draft.ts"
import type { Clash } from "./use-editor.ts"

type Props = { clash: Clash; onResolve: (content: Draft) => void; onLeave: () => void }
const heads = { mine: "我填写的", theirs: "系统中现在的" } as const

const Choice = ({ difference, side, chosen, choose }: { difference: Difference; side: Side; chosen: boolean; choose: () => void }) => (
  <label className="flex min-h-11 items-center gap-2 font-medium md:min-h-8">
    <input type="radio" name={`choice ${difference.path}`} checked={chosen} onChange={choose} className="size-4" />
    {side === "mine" ? "用我填写的" : "用系统中现在的"}
  </label>
)

/** Somebody else moved it out of draft: there is nothing left to save to, but nothing typed is lost either. */
const Closed = ({ state }: { state: Clash["state"] }) => (
  <Alert tone="warn" className="mb-4">
    项目现在是“{stateLabels[state]}”，已经不能保存。您填写的内容留在这台电脑上；项目退回或撤回后，打开本页可以恢复。
  </Alert>
)

/** Both contents, place by place. Nothing is chosen for anybody: saving waits until every place has a choice. */
export function ClashDialog({ clash, onResolve, onLeave }: Props) {
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map())
  const found = differences(clash.mine, clash.theirs, clash.base)
  const open = clash.state === "draft"
  const left = found.filter(({ path }) => !choices.has(path)).length
  const all = (side: Side) => setChoices(new Map(found.map(({ path }) => [path, side])))
  const save = () => onResolve(merge(clash.mine, clash.theirs, (path) => choices.get(path) ?? "mine"))
  const control = (difference: Difference, side: Side) => (
    <Choice
      {...{ difference, side }}
      chosen={choices.get(difference.path) === side}
      choose={() => setChoices(new Map(choices).set(difference.path, side))}
    />
  )
  return (
    <Dialog
      wide
      title={open ? "内容已被别人改动，请逐项选择" : "项目已经不能修改"}
      onClose={onLeave}
      footer={
        <>
          <p role="status" className="mr-auto self-center text-sm text-ink-soft">
            {open && (left ? `还有 ${left} 处没有选择。` : "都已选择，可以保存。")}
          </p>
          <Button onClick={onLeave}>{open ? "先不保存" : "知道了"}</Button>
          {open && (
            <Button variant="primary" disabled={left > 0} onClick={save}>
              按选择保存
            </Button>
          )}
        </>
      }
    >
      {!open && <Closed state={clash.state} />}
      <p className="mb-3 text-sm">在您填写期间，别人保存了新的内容。下面只列出两份内容不同的 {found.length} 处；没有列出的相同。</p>
      {open && (
        <div className="mb-4 flex flex-wrap gap-2">
          <Button size="small" onClick={() => all("mine")}>
            全部用我填写的
          </Button>
          <Button size="small" onClick={() => all("theirs")}>
            全部用系统中现在的
          </Button>
        </div>
      )}
      <DifferenceTable differences={found} heads={heads} chosen={(path) => choices.get(path)} control={open ? control : undefined} />
    </Dialog>
  )
}
