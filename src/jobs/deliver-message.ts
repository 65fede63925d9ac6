import type { Context } from '#services/context.ts'
import type { Poster } from '#services/ports/posting.ts'
import { deliverMessage } from '#services/webhooks/deliver-message.ts'
import type { JobKind, Retries } from './queue.ts'
import { signMessage } from './sign-message.ts'

/** After 5 seconds, 10, 20, ... and every four hours at last; when it is given up, the message itself says. */
const RETRIES: Retries = { limit: 100, delayS: 5, mostDelayS: 14_400 }

/** Sends a message to its endpoint. */
export function deliverMessageKind(parts: {
  ctx: () => Context
  post: Poster
  retries?: Retries | undefined
}): JobKind<'deliver-message'> {
  const { ctx, post, retries = RETRIES } = parts
  return {
    name: 'deliver-message',
    retries,
    mostSeconds: 60,
    workers: 4,
    workersOfGroup: 2,
    takeEach: 5,
    work: ({ about, isLastTry }) => deliverMessage(ctx(), { post, sign: signMessage }, { ...about, isLastTry }),
  }
}
