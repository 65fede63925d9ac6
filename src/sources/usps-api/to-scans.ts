import { type ParsedScan, parseScan } from '#domain/scans/parse-scan.ts'
import type { Scan } from '#domain/scans/scan.ts'
import type { UspsDetail, UspsEvent } from './detail.ts'
import { eventIdOf } from './event-id.ts'
import { eventCountry, eventPlace } from './event-place.ts'
import { eventOfSummary } from './summary-event.ts'

/** The name under which scans of USPS are stored, however they came. */
export const USPS_SOURCE = 'usps'

const MOST_SCANS = 99

/** Scans of one parcel, newest first and each once, and how many events had no possible time or said nothing. */
export function scansOf(
  detail: UspsDetail,
  trackingNumber: string,
  recordedAtMs: number,
): { scans: Scan[]; dropped: number } {
  const events = detail.events.length > 0 ? detail.events : detail.summaries.flatMap((one) => eventOfSummary(one) ?? [])
  const scans = new Map<string, Scan>()
  let dropped = 0
  for (const event of events) {
    const { id, parsed } = scanOf(event, trackingNumber, recordedAtMs)
    if (!parsed.ok) dropped++
    else if (!scans.has(id)) scans.set(id, parsed.scan)
  }
  const newestFirst = [...scans.values()].sort((a, b) => b.atMs - a.atMs)
  return { scans: newestFirst.slice(0, MOST_SCANS), dropped }
}

function scanOf(event: UspsEvent, trackingNumber: string, recordedAtMs: number): { id: string; parsed: ParsedScan } {
  const country = eventCountry(event)
  const id = eventIdOf(event, country)
  const { code, wording, at } = event
  const place = eventPlace(event, country)
  return {
    id,
    parsed: parseScan(
      { trackingNumber, code, wording, at, place, sourceEventId: id },
      { source: USPS_SOURCE, recordedAtMs },
    ),
  }
}
