import type { TableChange } from "#server/domain/table-changes.ts"
import { withdrawalWords } from "#server/domain/withdrawal.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { When } from "../work/when-time.tsx"
import { ChangeList } from "./change-list.tsx"
import { tablePath } from "./paths.ts"
import { type Withdrawn, withdrawnVersions } from "./withdrawn-notice.tsx"

export type Correction = {
  year: number
  org: { code: string; name: string }
  version: number
  previous: number
  publishedAt: Date
  reason: string
  changes: readonly TableChange[]
}

const Version = ({ of, version }: { of: Correction; version: number }) => (
  <a className="link" href={tablePath({ year: of.year, orgCode: of.org.code, version })}>
    v{version}
  </a>
)

function Entry({ correction }: { correction: Correction }) {
  const { year, org, version, previous, publishedAt, reason, changes } = correction
  const title = `${org.name} ${year} 年度表，v${previous} 更正为 v${version}`
  return (
    <li className="rounded border border-line bg-surface p-4 shadow-raised">
      <h2 className="text-lg">
        {org.name} {year} 年度表
      </h2>
      <p className="text-sm text-ink-soft">
        <When at={publishedAt} /> 公开，
        <Version of={correction} version={previous} /> 更正为 <Version of={correction} version={version} />
      </p>
      <p className="mt-2">更正原因：{reason}</p>
      <details className="mt-2" open={changes.length <= 10}>
        <summary className="min-h-11 py-2 text-accent">更改清单（{changes.length} 处）</summary>
        <ChangeList changes={changes} label={title} />
      </details>
    </li>
  )
}

type Props = { corrections: readonly Correction[]; total: number; withdrawals: readonly Withdrawn[] }

/** Every withdrawal, and every correction: what, why, when, both versions, and the list of changes. */
export function CorrectionList({ corrections, total, withdrawals }: Props) {
  return (
    <>
      <h1 className="text-2xl">更正与撤回</h1>
      <p className="mt-2 mb-6 max-w-4xl text-ink-soft">
        公开以后发现错误的，另发新版本，写明原因。旧版本的网址继续有效，并指向最新版本；含有不应公开内容的，撤回并留下说明。这里按时间列出
        {total > corrections.length ? `最近 ${corrections.length} 次更正（共 ${total} 次）` : `全部 ${total} 次更正`}。
      </p>
      {withdrawals.length > 0 && (
        <section aria-labelledby="withdrawals" className="mb-6">
          <h2 id="withdrawals" className="mb-2 text-lg">
            撤回公开
          </h2>
          <ul className="space-y-2">
            {withdrawals.map((each) => (
              <li key={`${each.year} ${each.org.code} ${each.throughVersion}`} className="rounded border border-line bg-surface p-4">
                {each.org.name} {each.year} 年度表（{withdrawnVersions(each.throughVersion)}），
                <When at={each.withdrawnAt} /> 撤回。撤回原因：{withdrawalWords(each)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {corrections.length === 0 ? (
        <EmptyState title="没有更正">已公开的表格都没有更正过。</EmptyState>
      ) : (
        <ol className="space-y-4">
          {corrections.map((correction) => (
            <Entry key={`${correction.year} ${correction.org.code} ${correction.version}`} correction={correction} />
          ))}
        </ol>
      )}
    </>
  )
}
