import { hash } from 'node:crypto'
import { formatAt } from '#domain/scans/at.ts'
import type { Scan } from '#domain/scans/scan.ts'

/**
 * The identity of a scan as a UUID-shaped text: two scans with one fingerprint are the same event told twice. Hashed
 * with SHA-256, cut to 128 bits, so that nobody can make another event vanish behind one of his own.
 */
export function fingerprintOf(scan: Scan): string {
  const { place } = scan
  const identity =
    scan.sourceEventId !== null
      ? [scan.trackingNumber, 'id', scan.source, scan.sourceEventId]
      : [
          scan.trackingNumber,
          'event',
          scan.piece,
          scan.code ?? `wording ${scan.wording}`,
          formatAt(scan),
          place.facility,
          place.city,
          place.state,
          place.zip,
          place.country,
        ]
  const digest = hash('sha256', JSON.stringify(identity), 'hex')
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-${digest.slice(12, 16)}-${digest.slice(16, 20)}-${digest.slice(20, 32)}`
}
