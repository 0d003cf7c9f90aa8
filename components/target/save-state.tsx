import type { Editor } from "./use-editor.ts"

/** Whether what is on the screen is also in the system. */
const words = ({ dirty, isSaving, failure }: Pick<Editor, "dirty" | "isSaving" | "failure">): string => {
  if (isSaving) return "正在保存…"
  if (failure && dirty) return "没有保存成功，填写的内容留在这台电脑上"
  return dirty ? "有没保存的修改" : "已保存"
}

export const SaveState = (props: Pick<Editor, "dirty" | "isSaving" | "failure">) => (
  <p role="status" className={`text-sm ${props.dirty ? "font-medium text-warn" : "text-ink-soft"}`}>
    {props.dirty && <span aria-hidden="true">● </span>}
    {words(props)}
  </p>
)
