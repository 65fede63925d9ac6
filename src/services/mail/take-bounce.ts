import { addressKey } from '#domain/mail/address.ts'
import type { DeliveryReport } from '#domain/mail/read-mail.ts'
import { endIncoming } from '#store/mails/incoming.ts'
import { endAsBounced, lastOfInquiry, type Outgoing, readByMessageIds } from '#store/mails/outgoing.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { noteFailure } from './note-failure.ts'
import type { ReceivedMail } from './receive-mail.ts'

const LONGEST = 500
const OUR_IDS = /<[0-9a-f]{36}@[^<>\s]{1,255}>/g

/**
 * Marks the mail of ours that came back. A report that only says "not yet" changes nothing.
 * @returns false where it is about no mail of ours
 */
export async function takeBounce(ctx: Context, received: ReceivedMail, thread: number | null): Promise<boolean> {
  const { row, mail } = received
  const ids = [...(mail.report?.messageIds ?? []), ...mail.references, ...(mail.text.match(OUR_IDS) ?? [])]
  const outgoing =
    (await readByMessageIds(ctx.database, ids)) ?? (thread === null ? null : await lastOfInquiry(ctx.database, thread))
  if (!outgoing) return false
  const failed = failedIn(mail.report, outgoing)
  return inTransaction(ctx.database, async (transaction) => {
    if (failed) await noteFailure(ctx, transaction, outgoing, { why: 'bounced', says: failed })
    await endIncoming(transaction, {
      id: row.id,
      state: 'taken',
      became: failed ? 'bounce' : 'delay-notice',
      inquiryId: outgoing.inquiryId,
      inquiryMessageId: null,
      atMs: ctx.clock(),
    })
    if (failed) await endAsBounced(transaction, { id: outgoing.id, says: failed, atMs: ctx.clock() })
    return true
  })
}

/** What the report says of addresses that the mail did not reach; null where it only tells of a delay, or of success. */
function failedIn(report: DeliveryReport | null, outgoing: Outgoing): string | null {
  if (!report || report.recipients.length === 0) return 'It came back without a report.'
  const failed = report.recipients.filter(({ action }) => action === 'failed')
  if (failed.length === 0) return null
  const ofOurs = failed.filter(({ address }) => addressKey(address) === addressKey(outgoing.toAddress))
  return (ofOurs.length > 0 ? ofOurs : failed)
    .map(({ address, status, says }) => [address, status, says].filter((one) => one !== null).join(' '))
    .join('\n')
    .slice(0, LONGEST)
}
