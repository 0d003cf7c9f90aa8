import { LinkButton } from "../ui/link-button.tsx"

/** No such published table, version or project: says what addresses look like and where to go on. */
export function Missing() {
  return (
    <div className="mx-auto max-w-2xl py-10">
      <h1 className="mb-4 text-2xl">没有找到这份公开内容</h1>
      <div className="space-y-2 text-ink-soft">
        <p>地址可能写错了，也可能这个单位、年度、版本或项目没有公开过。</p>
        <p>
          表的地址写作 <code className="font-mono text-sm">/t/年度/单位代码</code>，项目的地址写作{" "}
          <code className="font-mono text-sm">/p/项目代码</code>。请从公开目录里查找。
        </p>
      </div>
      <div className="mt-6">
        <LinkButton variant="primary" href="/">
          查看公开目录
        </LinkButton>
      </div>
    </div>
  )
}
