"use client"

import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import type { Difference, Side } from "#server/domain/merge.ts"
import { DifferenceTable } from "./difference-table.tsx"

type Props = { clashes: readonly Difference[]; onChoose: (paths: readonly string[], side: Side) => void }
const heads = { mine: "我填写的", theirs: "系统中现在的" } as const
const words = { mine: "用我填写的", theirs: "用系统中现在的" } as const satisfies Record<Side, string>
const sides = ["mine", "theirs"] as const

/** What two people changed at the same time, side by side. Stands in nobody's way: all else is saved meanwhile. */
export function ClashPanel({ clashes, onChoose }: Props) {
  if (clashes.length === 0) return null
  const control = ({ path, label }: Difference, side: Side) => (
    <Button size="small" onClick={() => onChoose([path], side)} aria-label={`${words[side]}：${label}`}>
      {words[side]}
    </Button>
  )
  return (
    <section aria-label="需要选择的内容">
      <Alert
        tone="warn"
        live="polite"
        className="mb-4"
        title={`${clashes.length} 处内容，别人也改了。请选择用哪一份；选择之前这几处不会保存。`}
      >
        {clashes.length > 1 && (
          <div className="mb-3 flex flex-wrap gap-2">
            {sides.map((side) => (
              <Button
                key={side}
                size="small"
                onClick={() =>
                  onChoose(
                    clashes.map(({ path }) => path),
                    side,
                  )
                }
              >
                全部{words[side]}
              </Button>
            ))}
          </div>
        )}
        <DifferenceTable differences={clashes} heads={heads} control={control} />
      </Alert>
    </section>
  )
}
