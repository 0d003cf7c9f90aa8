import { type WithdrawalKind, withdrawalWords } from "#server/domain/withdrawal.ts"
import { LinkButton } from "../ui/link-button.tsx"
import { When } from "../work/when-time.tsx"
import { tablePath } from "./paths.ts"

export type Withdrawn = {
  year: number
  org: { code: string; name: string }
  throughVersion: number
  kind: WithdrawalKind
  reason: string
  withdrawnAt: Date
}

/** "v1" or "v1 至 v3": which versions are withdrawn. */
export const withdrawnVersions = (through: number): string => (through === 1 ? "v1" : `v1 至 v${through}`)

/** What stands at the address of a table that was withdrawn. `current`: the version that was published since. */
export function WithdrawnNotice({ year, org, throughVersion, kind, reason, withdrawnAt, current }: Withdrawn & { current: number | null }) {
  return (
    <div className="mx-auto max-w-2xl py-10">
      <h1 className="mb-4 text-2xl">这张表已撤回公开</h1>
      <div className="space-y-2">
        <p>
          {org.name} {year} 年度项目支出绩效目标表（{withdrawnVersions(throughVersion)}）已于 <When at={withdrawnAt} />{" "}
          撤回，不再提供查看和下载。
        </p>
        <p>撤回原因：{withdrawalWords({ kind, reason })}</p>
        <p className="text-ink-soft">
          {current === null
            ? "重新公开以后，会出现在原来的网址。此前下载、转载的内容请停止使用。"
            : "这张表已经重新公开，请以现在公开的版本为准。此前下载、转载的内容请停止使用。"}
        </p>
      </div>
      <p className="mt-6 flex flex-wrap gap-3">
        {current !== null && (
          <LinkButton variant="primary" href={tablePath({ year, orgCode: org.code })}>
            查看现在公开的版本（v{current}）
          </LinkButton>
        )}
        <LinkButton href="/">查看公开目录</LinkButton>
      </p>
    </div>
  )
}
