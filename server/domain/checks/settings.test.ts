import { expect, test } from "vitest"
import { rules } from "./check.ts"
import { settingFaults } from "./settings.ts"

const faults = (code: string, setting: Parameters<typeof settingFaults>[1]): string[] => {
  const rule = rules.find((each) => each.code === code)
  return rule ? settingFaults(rule, setting).map(({ path, message }) => `${path}: ${message}`) : ["no such rule"]
}

test("what an administrator may set, and what is refused with a sentence", () => {
  expect({
    nothing: faults("satisfaction_low", {}),
    "another number": faults("satisfaction_low", { thresholds: { below: 85 } }),
    "beyond its bounds": faults("satisfaction_low", { thresholds: { below: 101 } }),
    "half a percent": faults("satisfaction_low", { thresholds: { below: 89.5 } }),
    "no number": faults("satisfaction_low", { thresholds: { below: Number.NaN } }),
    "a threshold of another rule": faults("satisfaction_low", { thresholds: { atLeast: 3 } }),
    "not looked for": faults("satisfaction_low", { severity: "off" }),
    "an error that keeps the table readable": faults("goal_empty", { severity: "hint" }),
    "the same, as it is": faults("goal_empty", { severity: "error" }),
  }).toEqual({
    nothing: [],
    "another number": [],
    "beyond its bounds": ["thresholds.below: “低于百分之几算偏低”要写 0 到 100 的整数。"],
    "half a percent": ["thresholds.below: “低于百分之几算偏低”要写 0 到 100 的整数。"],
    "no number": ["thresholds.below: “低于百分之几算偏低”要写 0 到 100 的整数。"],
    "a threshold of another rule": ["thresholds.atLeast: 没有这个阈值。"],
    "not looked for": [],
    "an error that keeps the table readable": ["severity: 这一条关系到能否公开，不能放宽。"],
    "the same, as it is": [],
  })
})
