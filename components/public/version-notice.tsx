import { Alert } from "../ui/alert.tsx"
import { tablePath } from "./paths.ts"

type Props = { year: number; orgCode: string; version: number; latestVersion: number; reason: string }

/** What a reader must know before the figures: that a newer version is in force, or why this one replaced the last. */
export function VersionNotice({ year, orgCode, version, latestVersion, reason }: Props) {
  const superseded = version < latestVersion
  return (
    <div className="space-y-2 not-empty:mb-4">
      {superseded && (
        <Alert tone="warn" title={`这是旧版本（v${version}），已被 v${latestVersion} 更正替代。`}>
          <a className="link inline-flex min-h-11 items-center md:min-h-0" href={tablePath({ year, orgCode })}>
            查看最新版本 v{latestVersion}
          </a>
          {"，"}
          <a className="link inline-flex min-h-11 items-center md:min-h-0" href="/corrections">
            改了什么见“更正”
          </a>
        </Alert>
      )}
      {version > 1 && (
        <Alert tone="accent" title={`本版本（v${version}）是对 v${version - 1} 的更正`}>
          更正原因：{reason}{" "}
          <a
            className="no-print link inline-flex min-h-11 items-center md:min-h-0"
            href={tablePath({ year, orgCode, version: version - 1 })}
          >
            查看更正前的 v{version - 1}
          </a>
          {"，"}
          <a className="no-print link inline-flex min-h-11 items-center md:min-h-0" href="/corrections">
            更改清单见“更正”
          </a>
        </Alert>
      )}
    </div>
  )
}
