import type { Context } from '#services/context.ts'
import type { Poster } from '#services/ports/posting.ts'
import type { PushWriter } from '#services/ports/push.ts'
import { sendPush } from '#services/watches/send-push.ts'
import type { JobKind, Retries } from './queue.ts'

/** About a day in all: what a device shows later is no news. */
const RETRIES: Retries = { limit: 30, delayS: 5, mostDelayS: 3_600 }

/** Sends a message to a browser. */
export function sendPushKind(parts: {
  ctx: () => Context
  post: Poster
  write: PushWriter
  /** Whom push services may write to: `mailto:` or an address of the pages. */
  contact: string
  /** Whether push services may be on this machine. */
  mayBePrivate: boolean
  retries?: Retries | undefined
}): JobKind<'send-push'> {
  const { ctx, retries = RETRIES, ...rest } = parts
  return {
    name: 'send-push',
    retries,
    mostSeconds: 60,
    workers: 2,
    workersOfGroup: 1,
    takeEach: 10,
    work: ({ about }) => sendPush(ctx(), rest, about),
  }
}
