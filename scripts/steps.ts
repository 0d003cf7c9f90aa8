// What the operator sees: one line per step, with its time, and what to do when it fails.

/** Carries a sentence for the operator; thrown for what they can mend. */
export class StepFailed extends Error {
  readonly advice: string
  constructor(message: string, advice: string, cause?: unknown) {
    super(message, { cause })
    this.advice = advice
  }
}

const secondsSince = (began: number): string => `${((performance.now() - began) / 1000).toFixed(2)} 秒`
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Runs a step and prints its name, what it answered in words (if anything) and its time. */
export async function step<Result>(
  name: string,
  advice: string,
  run: () => Promise<Result>,
  tell?: (result: Result) => string,
): Promise<Result> {
  const began = performance.now()
  try {
    const result = await run()
    const told = tell?.(result)
    console.log(`✓ ${name}${told ? `：${told}` : ""}  ${secondsSince(began)}`)
    return result
  } catch (error) {
    if (error instanceof StepFailed) throw error
    throw new StepFailed(`${name}：${messageOf(error)}`, advice, error)
  }
}

/** For the top of a program: prints what failed and what to do. */
export function reportFailure(error: unknown): void {
  console.error(`✗ ${messageOf(error)}`)
  if (error instanceof StepFailed) console.error(`  怎么办：${error.advice}`)
  else if (error instanceof Error && error.name !== "EnvError" && error.stack) console.error(error.stack)
}
