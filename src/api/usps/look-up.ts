import type { ApiClient } from '#services/api-clients/add-client.ts'
import type { Context } from '#services/context.ts'
import { findParcel } from '#services/parcels/find-parcel.ts'
import { findParcels } from '#services/parcels/find-parcels.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { faultParcel } from './fault-parcel.ts'
import { type WireParcel, wireParcel } from './wire-parcel.ts'

/** A number as a client asks for it; what else it names only tells parcels under one number apart. */
export type AskedParcel = {
  trackingNumber: string
  destinationZIPCode?: string | undefined
  mailingDate?: string | undefined
}

/** Why a client gets no parcel. */
export type Refusal =
  | 'not-scanned-yet'
  | 'unknown'
  | 'malformed'
  | 'not-trackable'
  | 'other-carrier'
  | 'other-kind-of-number'
  | 'fraudulent-postage'
  | 'not-covered'
  | 'unavailable'

export type LookedUp =
  | { ok: true; asked: string; parcel: WireParcel }
  | { ok: false; asked: string; refusal: Refusal; mailerId: string | null }

/** Looks numbers up for a client, in the order asked. */
export async function lookUp(ctx: Context, client: ApiClient, asked: readonly AskedParcel[]): Promise<LookedUp[]> {
  const readings = await findParcels(ctx, { numbers: asked.map((one) => one.trackingNumber) })
  return Promise.all(readings.map((reading, index) => answer(ctx, client, reading, asked[index])))
}

async function answer(
  ctx: Context,
  client: ApiClient,
  newest: ParcelReading,
  asked: AskedParcel | undefined,
): Promise<LookedUp> {
  const refused = (refusal: Refusal): LookedUp => ({
    ok: false,
    asked: newest.asked,
    refusal,
    mailerId: newest.reading?.mailerId ?? null,
  })
  const forTrouble = faultParcel(newest.trackingNumber, newest.nowMs)
  if (forTrouble) return { ok: true, asked: newest.asked, parcel: forTrouble }
  if (newest.outcome === 'not-a-tracking-number') return refused('malformed')
  // Before anything else is told: whether a number of another mailer exists is not the client's business either.
  if (client.mids.length > 0 && !client.mids.includes(newest.reading?.mailerId ?? '')) return refused('not-covered')
  if (newest.outcome === 'unavailable') return refused('unavailable')
  if (newest.outcome === 'not-scanned-yet') return refused('not-scanned-yet')
  if (newest.outcome === 'not-ours') return refused(whyNotOurs(newest))
  const reading = asked ? await pieceMeant(ctx, newest, asked) : newest
  const parcel = wireParcel(ctx, reading)
  return parcel ? { ok: true, asked: newest.asked, parcel } : refused('not-scanned-yet')
}

/** Why nobody tells of a number: as the source said it, where USPS's API has a word for it. */
function whyNotOurs({ carrier, sourceSays }: ParcelReading): Refusal {
  switch (sourceSays) {
    case 'not-trackable':
    case 'other-carrier':
    case 'other-kind-of-number':
    case 'fraudulent-postage':
    case 'not-covered':
      return sourceSays
    default:
      return carrier === 'usps' || carrier === 'other-post' ? 'unknown' : 'other-carrier'
  }
}

/** The piece under a number that was used again: the one mailed nearest to the day named, among those of the ZIP Code. */
async function pieceMeant(ctx: Context, newest: ParcelReading, asked: AskedParcel): Promise<ParcelReading> {
  const { destinationZIPCode, mailingDate } = asked
  if (newest.earlierPieces.length === 0 || (!destinationZIPCode && !mailingDate)) return newest
  const earlier = newest.earlierPieces.map((piece) => findParcel(ctx, { number: newest.trackingNumber, piece }))
  const pieces = [newest, ...(await Promise.all(earlier)).reverse()]
  const ofZip = pieces.filter((one) => !destinationZIPCode || one.journey?.state.destinationZip === destinationZIPCode)
  const [first = newest, ...others] = ofZip
  if (!mailingDate) return first
  const distance = (one: ParcelReading) => Math.abs(Date.parse(startOf(one)) - Date.parse(mailingDate))
  return others.reduce((best, one) => (distance(one) < distance(best) ? one : best), first)
}

function startOf({ journey, scans }: ParcelReading): string {
  return journey?.state.mailedOn ?? scans.at(-1)?.scan.localDay ?? ''
}
