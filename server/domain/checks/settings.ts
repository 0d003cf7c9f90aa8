// What an administrator may set of a rule, and what of it is refused.
import { type Rule, type RuleSetting, severities } from "./rule.ts"

export const settable = [...severities, "off"] as const
export type Settable = (typeof settable)[number]

export const severityLabels = { error: "必须改正", warning: "须改正或说明", hint: "建议", off: "不检查" } as const satisfies Record<
  Settable,
  string
>

export type SettingFault = { path: string; message: string }

/** Faults of a setting, at "severity" or "thresholds.NAME"; none: it may be stored. */
export function settingFaults(rule: Rule, { severity, thresholds = {} }: RuleSetting): SettingFault[] {
  const fixed = rule.fixed && severity !== undefined && severity !== rule.severity
  const unknown = Object.keys(thresholds).filter((name) => !Object.hasOwn(rule.thresholds, name))
  const outside = Object.entries(rule.thresholds).filter(([name, { min, max }]) => {
    const value = thresholds[name]
    return value !== undefined && (!Number.isInteger(value) || value < min || value > max)
  })
  return [
    ...(fixed ? [{ path: "severity", message: "这一条关系到能否公开，不能放宽。" }] : []),
    ...unknown.map((name) => ({ path: `thresholds.${name}`, message: "没有这个阈值。" })),
    ...outside.map(([name, { label, min, max }]) => ({ path: `thresholds.${name}`, message: `“${label}”要写 ${min} 到 ${max} 的整数。` })),
  ]
}
