import { may } from '#domain/agents/permission.ts'
import type { Colleague } from '#services/agents/colleagues.ts'

/** Whom something can be given to. */
export function assignable(colleagues: readonly Colleague[]): [value: string, words: string][] {
  return colleagues.filter(({ role, isShutOut }) => !isShutOut && may(role, 'reply')).map(({ id, name }) => [id, name])
}
