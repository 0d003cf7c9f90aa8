type Props = { password: string; accounts: readonly { login: string; label: string }[] }

/** Who one may be in the demo. Drawn only where the demo district was loaded. */
export const DemoAccounts = ({ password, accounts }: Props) => (
  <section aria-labelledby="demo-accounts" className="mt-8 rounded border border-warn-line bg-warn-soft p-4 text-sm">
    <h2 id="demo-accounts" className="font-semibold text-warn">
      演示账号
    </h2>
    <p className="mt-1">
      密码都是 <code className="rounded bg-surface px-1 font-mono">{password}</code>
    </p>
    <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
      {accounts.map(({ login, label }) => (
        <div key={login} className="contents">
          <dt className="font-mono">{login}</dt>
          <dd>{label}</dd>
        </div>
      ))}
    </dl>
  </section>
)
