/** Says on every page that nothing here is real. */
export const DemoBanner = () => (
  <p className="no-print bg-warn-soft px-4 py-1.5 text-center text-sm text-warn">
    演示环境：账号和办理过程均为演示，不是真实业务；内容随时可能清空，请勿填写真实信息。
  </p>
)
