import type { Editor } from "./use-editor.ts"

type Props = Pick<Editor, "dirty" | "queueState" | "clashes">

/** Whether what is on the screen is also in the system. */
const words = ({ dirty, queueState, clashes }: Props): string => {
  if (queueState === "failed") return "没有保存成功，填写的内容留在这台电脑上"
  if (queueState === "waiting" || queueState === "saving") return "正在保存…"
  if (clashes.length > 0) return `${clashes.length} 处等待选择，其余已保存`
  return dirty ? "有内容需要改正，其余已保存" : "已保存"
}

export const SaveState = (props: Props) => (
  <p
    role="status"
    className={`text-sm ${props.dirty && props.queueState !== "waiting" && props.queueState !== "saving" ? "font-medium text-warn" : "text-ink-soft"}`}
  >
    {words(props)}
  </p>
)
