import type { Evidence, EvidenceParcel, EvidenceScan, SealedEvidence } from '#domain/evidence/evidence.ts'
import type { JourneyScan } from '#domain/journey/journey.ts'
import { formatAt, formatInstant } from '#domain/scans/at.ts'
import type { Text } from '#domain/text/text.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { findParcel } from '../parcels/find-parcel.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'
import { sealEvidence } from './seal-evidence.ts'

/** Turns texts into sentences of a language: services have no words. */
export type EvidenceWords = {
  headline(text: Text): string
  title(summary: Text): string
  summary(summary: Text): string
  evidence(text: Text): string
}

export type ParcelEvidenceInput = {
  number: string
  piece?: number | undefined
  /** What was known at that moment; now by default. */
  knownAtMs?: number | undefined
  words: EvidenceWords
  /** Where people reach this server. */
  address: string | null
}

/**
 * What this server knows of a parcel, signed: its scans word for word, what they mean, and until when what can be done.
 * Nothing of what a visitor tells is in it, so that it says what was recorded and no more.
 * @throws ServiceError `not-found` where no parcel is known, `unavailable`, `not-valid` for a piece that there is not
 */
export async function parcelEvidence(ctx: Context, input: ParcelEvidenceInput): Promise<SealedEvidence> {
  const { number, piece, knownAtMs } = input
  const reading = await findParcel(ctx, { number, piece, knownAtMs })
  if (reading.outcome === 'unavailable') throw new ServiceError('unavailable', 'The parcel can’t be looked up now.')
  if (reading.scans.length === 0) {
    throw new ServiceError('not-found', 'No scan of this parcel is stored here, so there is nothing to attest.')
  }
  const content: Evidence = {
    about: 'parcel',
    madeAt: formatInstant(ctx.clock()),
    knownAt: formatInstant(reading.nowMs),
    madeBy: { software: 'Whereabouts', address: input.address },
    parcel: evidenceParcel(reading, input.words),
  }
  return sealEvidence(ctx, content)
}

/** A parcel as evidence has it. */
export function evidenceParcel(reading: ParcelReading, words: EvidenceWords): EvidenceParcel {
  const { meaning, expected } = reading
  return {
    trackingNumber: reading.trackingNumber,
    printed: reading.printed,
    carrier: reading.carrier,
    piece: reading.piece,
    outcome: reading.outcome,
    mailClass: reading.mailClass,
    services: reading.services,
    phase: reading.phase,
    headline: words.headline(reading.headline),
    expected: expected && { day: expected.day, basis: expected.basis, firstPromised: expected.firstPromised },
    scans: reading.scans.map(evidenceScan),
    diagnosis: meaning && {
      situation: meaning.diagnosis.situation,
      rule: meaning.diagnosis.rule,
      title: words.title(meaning.diagnosis.summary),
      summary: words.summary(meaning.diagnosis.summary),
      because: meaning.diagnosis.evidence.map(({ text }) => words.evidence(text)),
      changesOn: meaning.diagnosis.changesOn,
    },
    deadlines: (meaning?.deadlines ?? []).map(({ kind, from, until, rule, rulesAsOf }) => ({
      kind,
      from,
      until,
      rule,
      rulesAsOf,
    })),
    source: { kind: reading.source.kind, simulated: reading.source.simulated },
    asOf: formatInstant(reading.asOfMs),
    stale: reading.stale,
  }
}

function evidenceScan({ scan, interpretation, basis, phase, corrected }: JourneyScan): EvidenceScan {
  return {
    at: formatAt(scan),
    code: scan.code,
    wording: scan.wording,
    readAs: interpretation.row?.wording ?? null,
    phase,
    basis,
    place: scan.place,
    source: scan.source,
    sourceEventId: scan.sourceEventId,
    isCorrected: corrected,
    recordedAt: formatInstant(scan.recordedAtMs),
  }
}
