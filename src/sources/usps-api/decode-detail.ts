import { tidyNumber } from '#domain/scans/parse-scan.ts'
import type { SourceAnswer } from '#services/ports/tracking-source.ts'
import { uspsAnswers, uspsOddities } from '#words/en/usps-api.ts'
import { decodeV3 } from './decode-v3.ts'
import { decodeV3r2 } from './decode-v3r2.ts'
import type { UspsDetail } from './detail.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { scansOf } from './to-scans.ts'
import { withoutPeople } from './without-people.ts'

export type Decoded =
  /** `dropped` counts events that said nothing or had no possible time. */
  { ok: true; answer: SourceAnswer; dropped: number } | { ok: false; reason: string }

/** One of these says that an object tells of a parcel. */
const TELLING = ['trackingNumber', 'trackingEvents', 'status', 'statusCategory', 'eventSummaries', 'TrackResults']
const ONLY_V3R2 = [
  'deliveryDateExpectation',
  'servicesEligibility',
  'destinationZIPCode',
  'originZIPCode',
  'mailingDate',
]

/**
 * Reads what USPS tells of one parcel, in the shape of v3, v3r2 or a webhook, whatever types it came in. `asked` is the
 * number that the answer is for where the answer does not say so itself.
 */
export function decodeDetail(payload: unknown, arrival: { recordedAtMs: number; asked?: string }): Decoded {
  const fields = fieldsOf(payload)
  if (!fields || !TELLING.some((name) => name in fields)) return { ok: false, reason: uspsOddities.otherShape }
  const detail = detailOf(fields)
  const trackingNumber = arrival.asked ?? tidyNumber(detail.trackingNumber ?? '')
  if (!trackingNumber) return { ok: false, reason: uspsOddities.otherShape }
  const { scans, dropped } = scansOf(detail, trackingNumber, arrival.recordedAtMs)
  // Events of which none can be read are not the same as no events.
  if (scans.length === 0 && dropped > 0) return { ok: false, reason: uspsOddities.otherShape }
  const isFound = scans.length > 0
  return {
    ok: true,
    dropped,
    answer: {
      trackingNumber,
      outcome: isFound ? 'found' : 'not-scanned-yet',
      facts: isFound ? detail.facts : {},
      scans,
      code: null,
      message: isFound ? null : (detail.summaries[0]?.slice(0, 500) ?? uspsAnswers.noScan),
      body: withoutPeople(payload),
    },
  }
}

/** The number that an answer names; null where it names none. */
export function numberNamedIn(payload: unknown): string | null {
  const fields = fieldsOf(payload)
  return fields ? tidyNumber(detailOf(fields).trackingNumber ?? '') : null
}

function detailOf(fields: Fields): UspsDetail {
  return ONLY_V3R2.some((name) => name in fields) ? decodeV3r2(fields) : decodeV3(fields)
}
