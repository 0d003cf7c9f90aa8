import type { ReactNode } from "react"
import { Alert } from "../ui/alert.tsx"
import { tablePath } from "./paths.ts"

type Props = { year: number; orgCode: string; version: number; latestVersion: number; reason: string; withdrawnThrough: number }

const To = ({ href, children }: { href: string; children: ReactNode }) => (
  <a className="link inline-flex min-h-11 items-center md:min-h-0" href={href}>
    {children}
  </a>
)

/** Of no use on paper, nor are the signs between them. */
const Links = ({ children }: { children: ReactNode }) => <span className="no-print">{children}</span>

/** Why this version replaced the last one, or came after one that was withdrawn. */
function Reason({ year, orgCode, version, reason, withdrawnThrough }: Props) {
  const before = tablePath({ year, orgCode, version: version - 1 })
  return version - 1 <= withdrawnThrough ? (
    <Alert tone="accent" title={`v${version - 1} 已撤回，本版本（v${version}）是重新公开的`}>
      说明：{reason}{" "}
      <Links>
        <To href={before}>查看撤回原因</To>
      </Links>
    </Alert>
  ) : (
    <Alert tone="accent" title={`本版本（v${version}）是对 v${version - 1} 的更正`}>
      更正原因：{reason}{" "}
      <Links>
        <To href={before}>查看更正前的 v{version - 1}</To>，<To href="/corrections">更改清单见“更正”</To>
      </Links>
    </Alert>
  )
}

/** What a reader must know before the figures: that a newer version is in force, or why this one replaced the last. */
export function VersionNotice(props: Props) {
  const { year, orgCode, version, latestVersion } = props
  return (
    <div className="space-y-2 not-empty:mb-4">
      {version < latestVersion && (
        <Alert tone="warn" title={`这是旧版本（v${version}），已被 v${latestVersion} 更正替代。`}>
          <Links>
            <To href={tablePath({ year, orgCode })}>查看最新版本 v{latestVersion}</To>，<To href="/corrections">改了什么见“更正”</To>
          </Links>
        </Alert>
      )}
      {version > 1 && <Reason {...props} />}
    </div>
  )
}
