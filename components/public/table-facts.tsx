import { Facts } from "../ui/facts.tsx"
import { When } from "../work/when-time.tsx"
import { Downloads } from "./downloads.tsx"
import { tablePath } from "./paths.ts"

type Props = {
  year: number
  org: { code: string; name: string }
  version: number
  latestVersion: number
  publishedAt: Date
  contentHash: string
  /** Versions up to this one are withdrawn. */
  withdrawnThrough: number
  projectCount: number
  indicatorCount: number
}

/** Every version has its own address; the present one is named, the others are linked. */
function Versions({ year, org, version, latestVersion, withdrawnThrough }: Props) {
  const numbers = Array.from({ length: latestVersion }, (_, place) => latestVersion - place)
  return (
    <span className="inline-flex flex-wrap gap-x-2">
      {numbers.map((number) => (
        <span key={number}>
          {number === version ? (
            <strong aria-current="true">v{number}</strong>
          ) : (
            <a className="link" href={tablePath({ year, orgCode: org.code, version: number })}>
              v{number}
            </a>
          )}
          {number === latestVersion && "（最新）"}
          {number <= withdrawnThrough && "（已撤回）"}
        </span>
      ))}
    </span>
  )
}

/** Which snapshot this is: version, minute, digest, size, and its files. */
export function TableFacts(props: Props) {
  const { year, org, version, publishedAt, contentHash, projectCount, indicatorCount } = props
  const facts = [
    { name: "版本", value: <Versions {...props} /> },
    { name: "公开时间", value: <When at={publishedAt} /> },
    { name: "项目", value: `${projectCount} 个` },
    { name: "指标", value: `${indicatorCount} 条` },
  ]
  const digest = { name: "内容校验（SHA-256）", value: <code className="font-mono text-xs break-all">{contentHash}</code> }
  return (
    <div className="grid gap-x-6 gap-y-1.5 md:grid-cols-[1fr_auto]">
      <div className="space-y-1">
        <Facts facts={facts} />
        <Facts facts={[digest]} className="text-xs [&>div]:flex-wrap" />
      </div>
      <div className="flex items-center gap-2 text-sm">
        <span className="no-print shrink-0 text-ink-soft">下载</span>
        <Downloads year={year} orgCode={org.code} version={version} name={`${year} 年度${org.name} v${version}`} />
      </div>
    </div>
  )
}
