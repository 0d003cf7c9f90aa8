"use client"

import { signIn } from "next-auth/react"
import { type SyntheticEvent, useRef, useState } from "react"
import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import { signInSentence } from "#server/people/sign-in-sentences.ts"

const offline = "没有连上系统，请检查网络后再试。"

/** Asks next-auth; a sentence where it did not let in. The name stays in its box, only the password is emptied. */
async function attempt(form: FormData): Promise<string | null> {
  if (!form.get("login") || !form.get("password")) return "请填写登录名和密码。"
  const answer = await signIn("credentials", { redirect: false, login: form.get("login"), password: form.get("password") })
  return answer?.ok && !answer.error ? null : signInSentence(answer?.error ?? "")
}

export function LoginForm({ next, failure: first }: { next: string; failure: string | null }) {
  const [failure, setFailure] = useState(first)
  const [busy, setBusy] = useState(false)
  const password = useRef<HTMLInputElement>(null)

  const refuse = (sentence: string) => {
    setFailure(sentence)
    setBusy(false)
    if (password.current) password.current.value = ""
    password.current?.focus()
  }
  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const sentence = await attempt(new FormData(event.currentTarget)).catch(() => offline)
    // A whole page, so that nothing of a former session stays in the browser's memory.
    if (sentence === null) window.location.assign(next)
    else refuse(sentence)
  }
  return (
    <form method="post" onSubmit={submit} className="space-y-4 rounded border border-line bg-surface p-5 shadow-raised">
      {failure && (
        <Alert tone="danger" live="assertive">
          {failure}
        </Alert>
      )}
      <TextInput id="login" name="login" label="登录名" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={100} />
      <TextInput
        id="password"
        name="password"
        type="password"
        label="密码"
        autoComplete="current-password"
        maxLength={256}
        ref={password}
      />
      <Button type="submit" variant="primary" busy={busy} className="w-full">
        登录
      </Button>
    </form>
  )
}
