import { createHash } from 'node:crypto'
import type { Actor } from '#domain/inquiry/actor.ts'
import { readEvidence } from '#store/inquiries/inquiries.ts'
import { isAged } from '#store/personal-data/aged.ts'
import { type Redacted, redactInquiryRows } from '#store/personal-data/redact-inquiry.ts'
import type { Context } from '../context.ts'
import { changeInquiry } from '../inquiries/change-inquiry.ts'
import { turnTo } from '../inquiries/change-status.ts'
import { newKey } from '../inquiries/keys.ts'

/**
 * Takes what an inquiry tells of people away: names, addresses, texts, files, mails, and the keys that open it. What
 * happened when, about which parcel, and how it ended stays. An open one is closed.
 * @param input.agedBeforeMs by the rule of how long personal data are kept: only where it closed before then
 * @returns null where that rule does not hold (any more)
 * @throws ServiceError `not-allowed`, `not-found`
 */
export async function redactInquiry(
  ctx: Context,
  input: { id: number; by: Actor; agedBeforeMs?: number },
): Promise<Redacted | null> {
  const { id, by, agedBeforeMs } = input
  const { result } = await changeInquiry(ctx, { id }, by, 'redact', async (change) => {
    if (agedBeforeMs !== undefined && !(await isAged(change.transaction, id, agedBeforeMs))) return null
    const why = agedBeforeMs === undefined ? 'asked-for' : 'aged'
    const { reason, trackingNumber, status, mergedInto } = change.inquiry
    const values = { number: trackingNumber ?? '' }
    change.set({
      customer: { name: null, email: null, phone: null },
      subject: ctx.inquiryWords.sentence({ key: `subject.${reason}`, values }),
      details: {},
      ratingComment: null,
      snoozedUntilMs: null,
    })
    if (status !== 'closed' && mergedInto === null) turnTo(change, 'closed', { outcome: 'withdrawn', why })
    // Scans that come later have nobody to tell.
    change.set({ watchUntilMs: change.atMs })
    change.event('redacted', { why })
    return redactInquiryRows(change.transaction, {
      inquiryId: id,
      text: ctx.inquiryWords.sentence({ key: 'redacted', values: {} }),
      keyHash: newKey().hash,
      evidence: withoutPasted(await readEvidence(change.transaction, id)),
      atMs: change.atMs,
    })
  })
  return result
}

/** Evidence without the text that somebody pasted, which may tell of anybody; scans tell of places alone. */
function withoutPasted(evidence: string | null): string | null {
  const frozen = JSON.parse(evidence ?? 'null') as { content: { pasted: unknown } } | null
  if (!frozen?.content.pasted) return evidence
  const content = { ...frozen.content, pasted: null }
  const digest = `sha256:${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`
  return JSON.stringify({ content, digest })
}
