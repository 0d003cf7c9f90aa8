// What the sign-in page says. Codes travel in the address, sentences do not: an address cannot put words on our page.
const sentences = {
  CredentialsSignin:
    "登录名或密码不正确。同一登录名连续输错 5 次即锁定 15 分钟，锁定期间输入正确密码也不能登录；需要提前解锁请联系安全管理员。",
  NoMembership: "您的账号目前没有有效的岗位，不能登录，请联系安全管理员。",
  Unavailable: "系统暂时无法登录，请稍后再试。",
} as const

export type SignInFailure = keyof typeof sentences

/** The sentence for `?error=` on the sign-in page or `error` of next-auth's `signIn`; an unknown code gets a general one. */
export const signInSentence = (code: string): string =>
  Object.hasOwn(sentences, code) ? sentences[code as SignInFailure] : "登录没有成功，请重试。"
