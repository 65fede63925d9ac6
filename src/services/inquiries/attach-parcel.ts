import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { readEvidence, writeEvidence } from '#store/inquiries/inquiries.ts'
import { noteScans } from '#store/inquiries/scans.ts'
import type { Context } from '../context.ts'
import { readAsked } from '../parcels/find-parcels.ts'
import { changeInquiry, type InquiryTarget } from './change-inquiry.ts'
import { freezeEvidence } from './freeze-evidence.ts'
import { planLookBack } from './plan-taking.ts'
import { notValid } from './read-fields.ts'
import { requireNotMerged } from './require-not-merged.ts'
import { standingOf } from './standing-of.ts'

/**
 * Says which parcel an inquiry is about (`number` null: none), and freezes what is known of it now. The first evidence
 * with a parcel in it stays that of the inquiry; what is frozen later stands with its event.
 * @throws ServiceError `not-valid`, `not-allowed`, `not-found`, `conflict`
 */
export async function attachParcel(
  ctx: Context,
  input: { target: InquiryTarget; by: Actor; number: string | null; piece?: number | null | undefined },
): Promise<Inquiry> {
  const number = input.number === null ? null : readAsked(input.number).reading?.trackingNumber
  if (number === undefined) {
    throw notValid('trackingNumber', 'not-a-tracking-number', 'trackingNumber is no valid number.')
  }
  const piece = input.piece ?? null
  const evidence = number === null ? null : await freezeEvidence(ctx, { trackingNumber: number, piece, history: null })
  const { inquiry } = await changeInquiry(ctx, input.target, input.by, 'attach-parcel', async (change) => {
    requireNotMerged(change.inquiry)
    const from = change.inquiry.trackingNumber
    if (from === number && change.inquiry.piece === (piece ?? evidence?.reading?.piece ?? null)) return
    change.set({
      trackingNumber: number,
      piece: piece ?? evidence?.reading?.piece ?? null,
      ...standingOf(evidence?.reading ?? null),
    })
    if (!evidence) {
      change.event('parcel-detached', { from })
      return
    }
    const first = JSON.parse((await readEvidence(change.transaction, change.inquiry.id)) ?? 'null')
    const isFirst = !first?.content?.parcel && !first?.content?.pasted
    if (isFirst) await writeEvidence(change.transaction, change.inquiry.id, evidence.json)
    await planLookBack(ctx, change.transaction, change.inquiry)
    await noteScans(change.transaction, change.inquiry.id, evidence.fingerprints)
    change.event('parcel-attached', { from, to: number, ...(isFirst ? {} : { evidence: JSON.parse(evidence.json) }) })
  })
  if (number !== null) for (const source of ctx.sources) source.wanted?.([number])
  return inquiry
}
