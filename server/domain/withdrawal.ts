// 撤回公开: why a published table was taken back, in words that anybody may read.
export const withdrawalKinds = {
  personal_data: "含有不应公开的个人信息",
  state_secret: "涉及国家秘密或工作秘密",
  trade_secret: "涉及商业秘密",
  error: "内容有误",
  other: "其他原因",
} as const
export type WithdrawalKind = keyof typeof withdrawalKinds
export const withdrawalKindNames = Object.keys(withdrawalKinds) as WithdrawalKind[]
