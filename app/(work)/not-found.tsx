import { LinkButton } from "#components/ui/link-button.tsx"

/** Not there, or not for the role one acts as: the answer is the same. */
export default function WorkNotFound() {
  return (
    <div className="mx-auto max-w-2xl py-8">
      <h1 className="mb-4 text-2xl">没有找到</h1>
      <p className="text-ink-soft">地址可能写错了，或者您现在的身份看不到它。如果您有多个身份，请在页面上方切换后再打开。</p>
      <div className="mt-6 flex flex-wrap gap-2">
        <LinkButton variant="primary" href="/work">
          回到待办
        </LinkButton>
        <LinkButton href="/work/targets">项目绩效目标</LinkButton>
      </div>
    </div>
  )
}
