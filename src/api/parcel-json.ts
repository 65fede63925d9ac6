import type { JourneyScan } from '#domain/journey/journey.ts'
import { formatAt, formatInstant } from '#domain/scans/at.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { carrierTrackingPage, headline } from '#words/en/index.ts'

/** A parcel as `/v1` writes it. */
export function parcelJson(reading: ParcelReading): object {
  const written = new Map<JourneyScan, object>()
  const scanJson = (scan: JourneyScan | null): object | null => {
    if (!scan) return null
    const known = written.get(scan) ?? journeyScanJson(scan)
    written.set(scan, known)
    return known
  }
  return {
    outcome: reading.outcome,
    asked: reading.asked,
    trackingNumber: reading.trackingNumber,
    printed: reading.printed,
    carrier: reading.carrier,
    piece: reading.piece,
    earlierPieces: reading.earlierPieces,
    mailClass: reading.mailClass ?? 'unknown',
    services: reading.services,
    phase: reading.phase,
    headline: headline(reading.headline),
    lastSeen: scanJson(reading.lastSeen),
    latest: scanJson(reading.latest),
    expected: reading.expected,
    scans: reading.scans.map(scanJson),
    ...(reading.outcome === 'not-a-tracking-number' ? { readings: reading.readings } : {}),
    ...(reading.outcome === 'not-ours' ? { help: whereToLook(reading) } : {}),
    asOf: formatInstant(reading.asOfMs),
    stale: reading.stale,
    source: reading.source,
  }
}

function journeyScanJson(one: JourneyScan): object {
  const { scan } = one
  return {
    code: scan.code,
    wording: scan.wording ?? one.interpretation.row?.wording ?? null,
    phase: one.phase,
    basis: one.basis,
    at: formatAt(scan),
    place: scan.place,
    source: scan.source,
    recordedAt: formatInstant(scan.recordedAtMs),
    ...(one.corrected ? { corrected: true } : {}),
  }
}

function whereToLook(reading: ParcelReading): object {
  const page = carrierTrackingPage(reading.carrier, reading.trackingNumber)
  return { readHistoryAt: '/read', ...(page ? { lookAt: page } : {}) }
}
