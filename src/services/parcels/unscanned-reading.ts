import type { Told } from '#domain/diagnosis/circumstances.ts'
import type { ParcelFacts } from '#domain/scans/scan.ts'
import type { Text } from '#domain/text/text.ts'
import type { Context, ReadingContext } from '../context.ts'
import type { NumberStanding } from '../ports/sources.ts'
import type { SaidOfNumber } from './ask-sources.ts'
import type { Asked } from './find-parcels.ts'
import { type Meaning, meaningOf } from './meaning.ts'
import type { Outcome, ParcelReading, SourceOfParcel } from './parcel-reading.ts'

const NO_SOURCE: SourceOfParcel = { kind: 'none', simulated: false }

/** What to say of a valid number of which nobody has sent a scan: the sources decide whose it is. */
export function unscannedReading(
  ctx: Context,
  asked: Asked,
  said: SaidOfNumber | null,
  { nowMs, told }: { nowMs: number; told: Told },
): ParcelReading {
  if (!said) return withoutScans(asked, 'not-ours', nowMs)
  const reading = { ...withoutScans(asked, OUTCOMES[said.standing], nowMs, said.source), sourceSays: said.says }
  return reading.outcome === 'not-scanned-yet'
    ? { ...reading, meaning: meaningWithoutScans(ctx, asked, nowMs, told) }
    : reading
}

/** Scans that were told and are not here, of a database that was put back perhaps, count as none. */
const OUTCOMES = {
  known: 'not-scanned-yet',
  scanned: 'not-scanned-yet',
  unknown: 'not-ours',
  failed: 'unavailable',
} as const satisfies Record<NumberStanding, Outcome>

/** What a number means that nobody has scanned, with what is known of the parcel otherwise. */
export function meaningWithoutScans(
  ctx: ReadingContext,
  asked: Asked,
  nowMs: number,
  told: Told,
  facts: ParcelFacts = {},
  timeZone?: string,
): Meaning {
  const { reading, trackingNumber } = asked
  return meaningOf(ctx, {
    trackingNumber,
    state: null,
    scans: [],
    expected: facts.expectedDay ? { day: facts.expectedDay, basis: 'carrier', firstPromised: null } : null,
    mailClass: facts.mailClass ?? reading?.mailClass ?? null,
    services: reading?.services ?? [],
    destinationZip: facts.destinationZip ?? reading?.destinationZip ?? null,
    mailedOn: facts.mailedOn ?? null,
    told,
    timeZone,
    nowMs,
  })
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
    meaning: null,
    nowMs,
    asOfMs: nowMs,
    stale: false,
    sourceSays: null,
    source,
  }
}

function headlineFor(outcome: Outcome, carrier: string | undefined): Text {
  const isOther = carrier !== undefined && carrier !== 'usps' && carrier !== 'other-post'
  if (outcome === 'not-ours' && isOther) return { key: 'headline.other-carrier', values: { carrier } }
  return { key: `headline.${outcome}`, values: {} }
}
