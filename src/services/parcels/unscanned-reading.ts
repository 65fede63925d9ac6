import type { Text } from '#domain/text/text.ts'
import type { Context } from '../context.ts'
import type { Asked } from './find-parcels.ts'
import type { Outcome, ParcelReading, SourceOfParcel } from './parcel-reading.ts'

const NO_SOURCE: SourceOfParcel = { kind: 'none', simulated: false }

/** What to say of a valid number of which nobody has sent a scan: the sources decide whose it is. */
export async function unscannedReading(ctx: Context, asked: Asked, nowMs: number): Promise<ParcelReading> {
  const carrier = asked.reading?.carrier ?? 'other'
  if (carrier !== 'usps' && carrier !== 'other-post') return withoutScans(asked, 'not-ours', nowMs)
  let failed = false
  for (const source of ctx.sources) {
    const standing = await source.standing(asked.trackingNumber)
    if (standing === 'known') {
      return withoutScans(asked, 'not-scanned-yet', nowMs, { kind: source.kind, simulated: source.simulated })
    }
    failed ||= standing === 'failed'
  }
  return withoutScans(asked, failed ? 'unavailable' : 'not-ours', nowMs)
}

/** A reading without any scan. */
export function withoutScans(
  asked: Asked,
  outcome: Exclude<Outcome, 'found'>,
  nowMs: number,
  source: SourceOfParcel = NO_SOURCE,
): ParcelReading {
  const { reading } = asked
  return {
    outcome,
    asked: asked.asked,
    trackingNumber: asked.trackingNumber,
    printed: reading?.printed ?? asked.asked,
    carrier: reading?.carrier ?? asked.readings[0]?.carrier ?? 'other',
    reading,
    readings: asked.readings,
    piece: null,
    earlierPieces: [],
    mailClass: reading?.mailClass ?? null,
    services: reading?.services ?? [],
    phase: 'unknown',
    headline: headlineFor(outcome, reading?.carrier),
    lastSeen: null,
    latest: null,
    expected: null,
    scans: [],
    journey: null,
    nowMs,
    asOfMs: nowMs,
    stale: false,
    source,
  }
}

function headlineFor(outcome: Outcome, carrier: string | undefined): Text {
  const isOther = carrier !== undefined && carrier !== 'usps' && carrier !== 'other-post'
  if (outcome === 'not-ours' && isOther) return { key: 'headline.other-carrier', values: { carrier } }
  return { key: `headline.${outcome}`, values: {} }
}
