import type { Carrier } from './carrier.ts'
import { problemOf } from './messages.ts'
import { printTrackingNumber } from './print.ts'
import type { ProblemCode, Reading } from './reading.ts'

const HARMLESS: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'unknown-service-type',
  'withdrawn-service-type',
  'unknown-country',
  'ambiguous',
])

/** A reading; it is valid unless one of its problems makes it not so. */
export function makeReading(
  carrier: Carrier,
  format: string,
  trackingNumber: string,
  confidence: number,
  problems: readonly ProblemCode[] = [],
  more: Partial<Reading> = {},
): Reading {
  const valid = problems.every((code) => HARMLESS.has(code))
  return {
    carrier,
    format,
    trackingNumber,
    printed: printTrackingNumber(trackingNumber),
    valid,
    confidence: valid ? confidence : Math.min(confidence, 0.5),
    ...more,
    problems: problems.map(problemOf),
    repairs: [],
  }
}
