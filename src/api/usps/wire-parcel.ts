import { hash } from 'node:crypto'
import { formatAt } from '#domain/scans/at.ts'
import { normalizeWording } from '#domain/scans/normalize-wording.ts'
import type { Phase } from '#domain/scans/phase.ts'
import type { Place } from '#domain/scans/place.ts'
import type { Scan } from '#domain/scans/scan.ts'
import type { Context } from '#services/context.ts'
import type { JourneyScan, ParcelReading } from '#services/parcels/parcel-reading.ts'

/** USPS names at most so many events. */
const MOST_EVENTS = 99

/** One scan as USPS's bodies tell it, before names and types. */
export type WireEvent = { scan: Scan; code: string | null; wording: string; phase: Phase }

/** What USPS's bodies tell of a parcel, before names and types. */
export type WireParcel = {
  trackingNumber: string
  phase: Phase
  /** A partner of USPS has it. */
  isWithPartner: boolean
  isWithAgent: boolean
  mailClass: string | null
  direction: 'domestic' | 'inbound' | 'outbound'
  serviceTypeCode: string | null
  services: readonly string[]
  origin: Place
  destination: Place
  /** Days `YYYY-MM-DD`. */
  expectedDay: string | null
  returnBy: string | null
  mailedOn: string
  /** When it was first heard of, on the clock of its place: `2026-11-15T11:09:19`. */
  intakeAt: string
  /** Tells pieces under one number apart. */
  pieceId: string
  isEnded: boolean
  isSimulated: boolean
  /** Newest first; there is always one. */
  events: readonly [WireEvent, ...WireEvent[]]
}

/** Takes from a found parcel what USPS's bodies tell. Null where no scan counts. */
export function wireParcel(ctx: Context, reading: ParcelReading): WireParcel | null {
  const counted = reading.scans.filter((one) => !one.corrected)
  const [newest, ...others] = counted.slice(0, MOST_EVENTS).map((one) => wireEvent(ctx, one))
  const oldest = counted.at(-1)
  const state = reading.journey?.state
  if (!newest || !oldest || !state) return null
  const { accepted, ended } = state
  const destinationZip = state.destinationZip ?? reading.reading?.destinationZip
  const traits = counted[0]?.interpretation.traits
  return {
    trackingNumber: reading.trackingNumber,
    phase: reading.phase,
    isWithPartner: reading.phase === 'pre-shipment' && traits?.has('shipping-partner') === true,
    isWithAgent: /^delivered,? to agent/i.test(newest.wording),
    mailClass: reading.mailClass,
    direction: directionOf(reading.mailClass),
    serviceTypeCode: reading.reading?.serviceType ?? null,
    services: reading.services,
    origin: accepted?.place ?? counted.findLast((one) => one.scan.place.city !== undefined)?.scan.place ?? {},
    destination: destinationZip ? placeOfZip(ctx, destinationZip) : ended?.phase === 'delivered' ? ended.place : {},
    expectedDay: reading.expected?.basis === 'carrier' && !ended ? reading.expected.day : null,
    returnBy: state.returnBy,
    mailedOn: state.mailedOn ?? (accepted ?? oldest.scan).localDay,
    intakeAt: oldest.scan.hasTime ? formatAt(oldest.scan).slice(0, 19) : `${oldest.scan.localDay}T00:00:00`,
    pieceId: pieceId(reading.trackingNumber, state.piece),
    isEnded: ended !== null,
    isSimulated: reading.source.simulated,
    events: [newest, ...others],
  }
}

/** Whether one scan is the event that a body tells. */
export function isEventOf(
  event: WireEvent,
  scan: { atMs: number; code: string | null; wording: string | null },
): boolean {
  return event.scan.atMs === scan.atMs && event.scan.code === scan.code && event.scan.wording === scan.wording
}

function wireEvent(ctx: Context, { scan, interpretation, phase }: JourneyScan): WireEvent {
  const wording = scan.wording ?? interpretation.row?.wording ?? scan.code ?? ''
  return { scan, code: codeOf(ctx, scan, interpretation.row?.code ?? null), wording, phase }
}

/** USPS's event codes have two characters. A wording without one gets that of its row; a code of the UPU has no place. */
function codeOf(ctx: Context, scan: Scan, ofRow: string | null): string | null {
  const ofWording = scan.wording
    ? (ctx.knowledge.scanTable.byWording.get(normalizeWording(scan.wording)) ?? []).map((row) => row.code)
    : []
  const candidates = scan.code === null ? [ofRow, ...ofWording] : [scan.code]
  return candidates.find((code) => code !== null && code.length === 2) ?? null
}

function placeOfZip(ctx: Context, zip: string): Place {
  const point = ctx.places.byZip(zip)
  return point ? { city: point.city.toUpperCase(), state: point.state, zip } : { zip }
}

function directionOf(mailClass: string | null): WireParcel['direction'] {
  if (mailClass === 'inbound-international') return 'inbound'
  return /international|global/.test(mailClass ?? '') ? 'outbound' : 'domestic'
}

function pieceId(trackingNumber: string, piece: number): string {
  const digits = BigInt(`0x${hash('sha256', `${trackingNumber} ${piece}`, 'hex').slice(0, 12)}`) % 900_000_000n
  return String(100_000_000n + digits)
}
