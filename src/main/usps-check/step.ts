import type { CheckWords } from '#words/en/usps-check.ts'

export const STEP_NAMES = [
  'credentials',
  'host',
  'token',
  'scopes',
  'budget',
  'tracking',
  'batch',
  'mailer-ids',
  'public-url',
  'receiver',
  'subscriptions',
] as const

export type StepName = (typeof STEP_NAMES)[number]

/** `note`: it works, and there is something to know. `skipped`: what it needs does not work, or was not named. */
export type StepState = 'ok' | 'wrong' | 'note' | 'skipped'

/** What was found out of one thing. */
export type CheckStep = { step: StepName; state: StepState; says: string; mend: string | null }

export function step(name: StepName, state: StepState, words: CheckWords): CheckStep {
  return { step: name, state, says: words.says, mend: words.mend ?? null }
}
