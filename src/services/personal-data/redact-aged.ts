import { readAged, redactAgedMails } from '#store/personal-data/aged.ts'
import { insertEntry } from '#store/personal-data/log.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { redactInquiry } from './redact-inquiry.ts'

const DAY_MS = 86_400_000
const AT_ONCE = 100
const BY = { kind: 'system' } as const

/**
 * Takes people out of what has been closed for so many days, and out of mails that belong to nothing; figures stay. What
 * was done is written down. Several servers may do it at once.
 */
export async function redactAged(ctx: Context, days: number): Promise<void> {
  const beforeMs = ctx.clock() - days * DAY_MS
  const counts = { inquiries: 0, messages: 0, files: 0, mails: 0 }
  for (;;) {
    const ids = await readAged(ctx.database, beforeMs, AT_ONCE)
    for (const id of ids) {
      const redacted = await redactInquiry(ctx, { id, by: BY, agedBeforeMs: beforeMs })
      if (redacted === null) continue
      counts.inquiries++
      counts.messages += redacted.messages
      counts.files += redacted.files
      counts.mails += redacted.mails
    }
    if (ids.length === 0) break
  }
  await inTransaction(ctx.database, async (transaction) => {
    const atMs = ctx.clock()
    counts.mails += await redactAgedMails(transaction, beforeMs, atMs)
    if (counts.inquiries + counts.mails === 0) return
    await insertEntry(transaction, { atMs, kind: 'aged', byId: null, byName: 'rule', personHash: null, counts })
  })
}
