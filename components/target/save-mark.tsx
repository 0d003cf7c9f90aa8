import type { CellState } from "./draft-session.ts"

const signs = {
  saved: { sign: "✓", words: "已保存", style: "text-ok" },
  waiting: { sign: "…", words: "马上保存", style: "text-ink-soft" },
  saving: { sign: "…", words: "正在保存", style: "text-ink-soft" },
  failed: { sign: "!", words: "没有保存", style: "font-bold text-danger" },
  clash: { sign: "≠", words: "别人也改了，请选择", style: "font-bold text-warn" },
} as const satisfies Record<CellState, { sign: string; words: string; style: string }>

/** Whether what stands in a cell is stored; nothing where it was not touched. Read aloud only where something is wrong. */
export function SaveMark({ state }: { state: CellState | undefined }) {
  if (!state) return null
  const { sign, words, style } = signs[state]
  return (
    <span data-save={state} title={words} className={`save-mark text-xs leading-none ${style}`}>
      <span aria-hidden="true">{sign}</span>
      {(state === "failed" || state === "clash") && <span className="sr-only">{words}</span>}
    </span>
  )
}
