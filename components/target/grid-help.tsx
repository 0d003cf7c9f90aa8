const keys = [
  ["方向键、Tab", "换一格；按住 Shift 选一块"],
  ["Enter", "确定并到下一行"],
  ["直接输入", "替换整格；F2 或再点一下在原文上改"],
  ["Esc", "不改了；再按 Tab 离开表格"],
  ["1、2、3…", "在类别和方向格里选第几项"],
  ["Ctrl+C、Ctrl+V", "与 Excel、WPS 互相复制粘贴"],
] as const
const listKeys = [
  ["Ctrl+Enter", "在下面增加一条，加 Shift 在上面"],
  ["Ctrl+Delete", "删除所选的行"],
  ["Alt+↑、Alt+↓", "移动所选的行，也可拖动 ⠿"],
] as const

/** The keys of the table, for those who look for them. */
export const GridHelp = ({ listOpen }: { listOpen: boolean }) => (
  <details className="hidden text-sm text-ink-soft lg:block">
    <summary className="cursor-pointer">键盘操作</summary>
    <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3">
      {[...keys, ...(listOpen ? listKeys : []), ["Ctrl+Z、Ctrl+Y", "撤销、重做"] as const].map(([key, meaning]) => (
        <div key={key} className="contents">
          <dt className="font-medium text-ink">{key}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  </details>
)
