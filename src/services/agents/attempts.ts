import { hash } from 'node:crypto'
import { isKnownAddress } from '#store/accounts/agent-events.ts'
import { type AttemptLimit, countAttempt, forgiveAttempts } from '#store/accounts/attempts.ts'
import { clientNetwork } from '../client-network.ts'
import type { Context } from '../context.ts'

const QUARTER_MS = 15 * 60_000
const KNOWN_FOR_MS = 30 * 86_400_000
const OF_ACCOUNT: AttemptLimit = { most: 10, windowMs: QUARTER_MS, lockMs: QUARTER_MS }
/** More than one agent may sit behind an address. */
const OF_ADDRESS: AttemptLimit = { most: 40, windowMs: QUARTER_MS, lockMs: QUARTER_MS }

/** An attempt that may be made, or how long one must wait. */
export type Attempt = { ok: true; wasRight(): Promise<void> } | { ok: false; waitMs: number }

/**
 * Counts an attempt to sign in, by account and by address. An address from which the agent signed in before counts by
 * itself, so that nobody can lock an agent out from elsewhere. Unknown emails count as known ones do.
 */
export async function beginAttempt(ctx: Context, email: string, address: string): Promise<Attempt> {
  const nowMs = ctx.clock()
  const net = clientNetwork(address)
  const isKnown = await isKnownAddress(ctx.database, { email, address, sinceMs: nowMs - KNOWN_FOR_MS })
  const keys = { all: `account:${digest(isKnown ? `${email} ${address}` : email)}`, one: `address:${net}` }
  const untilMs = Math.max(
    await countAttempt(ctx.database, keys.one, nowMs, OF_ADDRESS),
    await countAttempt(ctx.database, keys.all, nowMs, OF_ACCOUNT),
  )
  if (untilMs > nowMs) return { ok: false, waitMs: untilMs - nowMs }
  return { ok: true, wasRight: () => forgiveAttempts(ctx.database, keys) }
}

/** Emails that are no account are not kept as they were typed: people type passwords there. */
function digest(text: string): string {
  return hash('sha256', text, 'hex')
}
