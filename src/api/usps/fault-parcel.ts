import { localDay } from '#domain/calendar/civil-day.ts'
import type { Phase } from '#domain/scans/phase.ts'
import { FAULT_NUMBERS } from '#services/api-clients/fault-numbers.ts'
import type { WireEvent, WireParcel } from './wire-parcel.ts'

const HOUR_MS = 3_600_000
const OFFSET_MINUTES = -360
const PLACE = { city: 'MEMPHIS', state: 'TN', zip: '38101' }

/** What stands under a number that only brings trouble, so that an answer has something to spoil: no real mail. */
export function faultParcel(trackingNumber: string, nowMs: number): WireParcel | null {
  if (FAULT_NUMBERS[trackingNumber] === undefined) return null
  const hourMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS
  const event = (hours: number, code: string, wording: string, phase: Phase): WireEvent => {
    const atMs = hourMs - hours * HOUR_MS
    return {
      code,
      wording,
      phase,
      scan: {
        trackingNumber,
        piece: null,
        code,
        wording,
        atMs,
        offsetMinutes: OFFSET_MINUTES,
        localDay: localDay(atMs, OFFSET_MINUTES),
        hasTime: true,
        place: PLACE,
        basisGiven: null,
        source: 'simulator',
        sourceEventId: null,
        replaces: null,
        facts: null,
        recordedAtMs: atMs,
      },
    }
  }
  const accepted = event(24, '03', 'USPS in possession of item', 'accepted')
  return {
    trackingNumber,
    phase: 'in-transit',
    isWithPartner: false,
    isWithAgent: false,
    mailClass: 'ground-advantage',
    direction: 'domestic',
    serviceTypeCode: '346',
    services: ['tracking'],
    origin: PLACE,
    destination: {},
    expectedDay: null,
    returnBy: null,
    mailedOn: accepted.scan.localDay,
    intakeAt: `${accepted.scan.localDay}T00:00:00`,
    pieceId: '100000000',
    isEnded: false,
    isSimulated: true,
    events: [event(12, 'SF', 'Departed Post Office', 'in-transit'), accepted],
  }
}
