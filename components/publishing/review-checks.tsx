"use client"

/** 公开审查: 政府信息公开条例 第14条 (state secrets), 第15条 (trade secrets, privacy), 第17条 (the review itself). */
const checks = {
  noStateSecrets: "已核对：不含国家秘密",
  noTradeSecrets: "已核对：不含商业秘密",
  noPersonalData: "已核对：不含个人隐私和个人信息",
} as const

type Check = keyof typeof checks
export type Confirmed = Record<Check, boolean>
export const nothingConfirmed: Confirmed = { noStateSecrets: false, noTradeSecrets: false, noPersonalData: false }

const keys = Object.keys(checks) as Check[]

type Props = { value: Confirmed; onChange: (value: Confirmed) => void; error: string | undefined }

export const ReviewChecks = ({ value, onChange, error }: Props) => (
  <fieldset aria-describedby={error ? "review-error" : undefined}>
    <legend className="mb-1 text-sm font-medium">逐项确认（审查人、时间和结论会存档）</legend>
    {keys.map((key) => (
      <label key={key} className="flex min-h-11 items-center gap-2 md:min-h-8">
        <input
          type="checkbox"
          className="size-4"
          checked={value[key]}
          aria-invalid={error && !value[key] ? true : undefined}
          onChange={(event) => onChange({ ...value, [key]: event.target.checked })}
        />
        {checks[key]}
      </label>
    ))}
    {error && (
      <p id="review-error" role="alert" className="mt-1 text-sm text-danger">
        {error}
      </p>
    )}
  </fieldset>
)
