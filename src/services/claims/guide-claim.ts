import { type ClaimGuide, claimGuide } from '#domain/claims/claim-guide.ts'
import type { Circumstances, Told } from '#domain/diagnosis/circumstances.ts'
import type { Context, ReadingContext } from '../context.ts'
import { findParcel } from '../parcels/find-parcel.ts'
import { meaningOf } from '../parcels/meaning.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'

/** What a person says of a parcel; it counts more than what the scans say. Days are `YYYY-MM-DD`. */
export type ClaimAnswers = { told: Told; mailClass?: string | undefined; zip?: string | undefined }

export type GuidedClaim = { guide: ClaimGuide; circumstances: Circumstances }

/** The way to a claim for a parcel of which only the answers are known. */
export function guideClaim(ctx: ReadingContext, answers: ClaimAnswers): GuidedClaim {
  const { mailClass = null, zip = null, told } = answers
  const { circumstances } = meaningOf(ctx, {
    trackingNumber: '',
    state: null,
    scans: [],
    expected: null,
    mailClass,
    services: [],
    destinationZip: zip,
    mailedOn: null,
    told,
    nowMs: ctx.clock(),
  })
  return guided(ctx, circumstances, false)
}

/** The same for a parcel by its number; `claim` is null where we have no scans of it. */
export async function guideClaimOf(
  ctx: Context,
  number: string,
  answers: ClaimAnswers,
): Promise<{ reading: ParcelReading; claim: GuidedClaim | null }> {
  const { mailClass, zip, told } = answers
  const reading = await findParcel(ctx, { number, told })
  if (!reading.meaning) return { reading, claim: null }
  const { circumstances } = reading.meaning
  const c: Circumstances = {
    ...circumstances,
    mailClass: mailClass && mailClass !== 'unknown' ? mailClass : circumstances.mailClass,
    destinationZip: zip ?? circumstances.destinationZip,
  }
  return { reading, claim: guided(ctx, c, true) }
}

function guided(ctx: ReadingContext, c: Circumstances, scansKnown: boolean): GuidedClaim {
  const { rules, furtherRules } = ctx.knowledge
  return { guide: claimGuide(c, { rules, further: furtherRules }, scansKnown), circumstances: c }
}
