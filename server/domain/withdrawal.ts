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

/** Why, for a reader: the kind and what was written beside it. */
export const withdrawalWords = ({ kind, reason }: { kind: WithdrawalKind; reason: string }): string => `${withdrawalKinds[kind]}。${reason}`

/** The notice that stands where this version stood. Every notice covers the first version, so 1 also asks about a whole table. */
export const coveringNotice = <Notice extends { throughVersion: number }>(notices: readonly Notice[], version: number) =>
  notices.find(({ throughVersion }) => version <= throughVersion)
