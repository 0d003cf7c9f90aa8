import { openListPath, openPath } from "./paths.ts"

type Example = { year: number; orgCode: string; version?: number }

const Address = ({ href, template }: { href?: string; template: string }) => (
  <code className="font-mono text-sm break-all">
    {href ? (
      <a className="link inline-flex min-h-11 items-center md:min-h-0" href={href}>
        {template}
      </a>
    ) : (
      template
    )}
  </code>
)

/** Where programs read, with a table that exists as the example. */
export function DataGuide({ example }: { example: Example | undefined }) {
  const link = (asked: Example | undefined) => asked && openPath(asked, "json")
  const addresses = [
    { template: openListPath, href: openListPath, what: "全部已公开的表（每张表的最新版本）" },
    {
      template: "/open/v1/tables/{年度}/{单位代码}.json",
      href: link(example),
      what: "一张表的最新版本；.csv、.xlsx、.txt、.pdf、.xml（StratML）同此",
    },
    {
      template: "/open/v1/tables/{年度}/{单位代码}/v{版本}.json",
      href: link(example && { ...example, version: 1 }),
      what: "指定版本，内容永不改变；撤回的版本只答撤回说明（410）",
    },
  ]
  return (
    <>
      <p className="mb-3 max-w-4xl text-ink-soft">
        网页、下载文件和接口出自同一份公开快照，数字完全一致。无需注册，可自由读取；支持 ETag 和跨域访问。
      </p>
      <dl className="space-y-2">
        {addresses.map(({ template, href, what }) => (
          <div key={template} className="gap-4 md:flex">
            <dt className="md:w-[28rem] md:shrink-0">
              <Address template={template} {...(href && { href })} />
            </dt>
            <dd className="text-ink-soft">{what}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
