import { createHash } from 'node:crypto'
import { formatAt, formatInstant } from '#domain/scans/at.ts'
import { fingerprintOf } from '#store/fingerprint.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { findParcels } from '../parcels/find-parcels.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'
import { readParcel } from '../readings/read-parcel.ts'
import type { Question } from './read-question.ts'

/** The evidence of a question as JSON text with its digest, and which scans are in it. */
export type FrozenEvidence = {
  json: string
  fingerprints: string[]
  trackingNumber: string | null
  reading: ParcelReading | null
}

/**
 * Freezes what is known of the parcel of a question at this moment: its scans with the diagnosis, and the history that
 * was pasted. Later scans never change it.
 */
export async function freezeEvidence(
  ctx: Context,
  question: Pick<Question, 'trackingNumber' | 'piece' | 'history'>,
): Promise<FrozenEvidence> {
  const pasted = question.history === null ? null : readPasted(ctx, question.history, question.trackingNumber)
  const trackingNumber = question.trackingNumber ?? numberIn(pasted?.reading ?? null)
  const reading = trackingNumber === null ? null : await stored(ctx, trackingNumber, question.piece)
  const content = {
    takenAt: formatInstant(ctx.clock()),
    parcel: reading && snapshot(reading),
    pasted: pasted && { text: pasted.text, readAs: pasted.readAs, parcel: pasted.reading && snapshot(pasted.reading) },
  }
  const digest = `sha256:${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`
  return {
    json: JSON.stringify({ content, digest }),
    fingerprints:
      reading?.source.kind === 'pasted' ? [] : (reading?.scans ?? []).map(({ scan }) => fingerprintOf(scan)),
    trackingNumber,
    reading: reading?.scans.length ? reading : (pasted?.reading ?? reading),
  }
}

/** What is stored; the question is not kept waiting for a carrier. */
async function stored(ctx: Context, number: string, piece: number | null): Promise<ParcelReading> {
  const [reading] = await findParcels(ctx, { numbers: [number], quiet: true, ...(piece === null ? {} : { piece }) })
  if (!reading || reading.outcome === 'unavailable')
    throw new ServiceError('unavailable', 'The database does not answer.')
  return reading
}

function readPasted(
  ctx: Context,
  text: string,
  trackingNumber: string | null,
): { text: string; readAs: string | null; reading: ParcelReading | null } {
  try {
    const { reading, readAs } = readParcel(ctx, {
      history: text,
      trackingNumber: trackingNumber ?? undefined,
      told: {},
    })
    return { text, readAs, reading }
  } catch (error) {
    // A text that nobody can read is kept word for word all the same.
    if (error instanceof ServiceError) return { text, readAs: null, reading: null }
    throw error
  }
}

function numberIn(reading: ParcelReading | null): string | null {
  return reading?.reading?.trackingNumber ?? null
}

function snapshot(reading: ParcelReading): object {
  const { meaning } = reading
  return {
    trackingNumber: reading.trackingNumber,
    carrier: reading.carrier,
    piece: reading.piece,
    outcome: reading.outcome,
    mailClass: reading.mailClass,
    services: reading.services,
    phase: reading.phase,
    expected: reading.expected,
    scans: reading.scans.map(({ scan, basis, phase, corrected, interpretation }) => ({
      at: formatAt(scan),
      code: scan.code,
      wording: scan.wording ?? interpretation.row?.wording ?? null,
      phase,
      basis,
      place: scan.place,
      source: scan.source,
      sourceEventId: scan.sourceEventId,
      corrected,
      recordedAt: formatInstant(scan.recordedAtMs),
    })),
    diagnosis: meaning?.diagnosis ?? null,
    deadlines: meaning?.deadlines ?? [],
    asOf: formatInstant(reading.asOfMs),
    stale: reading.stale,
    source: reading.source,
  }
}
