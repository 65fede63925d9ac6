import { formatAt, withOffset } from '#domain/scans/at.ts'
import type { Scan } from '#domain/scans/scan.ts'
import { parseTrackingNumber } from '#domain/tracking-number/parse.ts'
import type { ReadingContext } from '../context.ts'

/** A scanned symbol holds `420` and the ZIP Code before the number that people know. */
const ROUTED = /^420\d{27,35}$/

/**
 * What a scan means once numbers and clocks are settled: the number without its routing part, whose ZIP Code is kept as
 * a fact, and a local time with the offset of its place where the place tells its zone.
 */
export function settleScan(ctx: ReadingContext, scan: Scan): Scan {
  let settled = scan
  if (ROUTED.test(scan.trackingNumber)) settled = withoutRouting(scan)
  if (scan.hasTime && scan.offsetMinutes === null) {
    const point = ctx.places.locate(scan.place)
    if (point)
      settled = { ...settled, ...withOffset(settled, ctx.places.offsetMinutes(point.timeZone, formatAt(scan))) }
  }
  return settled
}

function withoutRouting(scan: Scan): Scan {
  const reading = parseTrackingNumber(scan.trackingNumber).find((candidate) => candidate.valid)
  if (reading?.carrier !== 'usps') return scan
  const destinationZip = scan.facts?.destinationZip ?? reading.destinationZip
  return {
    ...scan,
    trackingNumber: reading.trackingNumber,
    facts: destinationZip ? { ...scan.facts, destinationZip } : scan.facts,
  }
}
