import type { JourneyScan } from '#domain/journey/journey.ts'
import { formatAt, formatInstant } from '#domain/scans/at.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import {
  actionWords,
  carrierTrackingPage,
  diagnosisTitle,
  diagnosisWords,
  evidenceWords,
  headline,
  whyWords,
} from '#words/en/index.ts'

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
    ...meaningJson(reading),
    asOf: formatInstant(reading.asOfMs),
    stale: reading.stale,
    sourceSays: reading.sourceSays,
    source: reading.source,
  }
}

/** Diagnosis, advice and deadlines; null and empty where nothing can be said. */
function meaningJson({ meaning }: ParcelReading): object {
  if (!meaning) return { diagnosis: null, advice: [], deadlines: [] }
  const { diagnosis, advice, deadlines } = meaning
  return {
    diagnosis: {
      situation: diagnosis.situation,
      also: diagnosis.also,
      rule: diagnosis.rule,
      title: diagnosisTitle(diagnosis.summary),
      summary: diagnosisWords(diagnosis.summary),
      evidence: diagnosis.evidence.map(({ scan, text }) => ({ scan, text: evidenceWords(text) })),
      changesOn: diagnosis.changesOn,
    },
    advice: advice.map((step) => ({
      channel: step.channel,
      action: actionWords(step.action),
      from: step.from,
      until: step.until,
      why: whyWords(step.why),
      rule: step.rule,
      rulesAsOf: step.rulesAsOf,
    })),
    deadlines: deadlines.map(({ kind, from, until, rule, rulesAsOf }) => ({ kind, from, until, rule, rulesAsOf })),
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
