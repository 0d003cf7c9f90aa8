// The year's settings of the checks, as rows an administrator edits.
import type { RuleSetting, RuleSettings } from "#server/domain/checks/check.ts"

export type SettingRow = { code: string; severity: string | null; thresholds: unknown }

const settingOf = ({ severity, thresholds }: SettingRow): RuleSetting => ({
  ...(severity && { severity: severity as NonNullable<RuleSetting["severity"]> }),
  thresholds: thresholds as Record<string, number>,
})

/** Rows of quality_rule_setting as the rules read them. */
export const readSettings = (rows: readonly SettingRow[]): RuleSettings => Object.fromEntries(rows.map((row) => [row.code, settingOf(row)]))
