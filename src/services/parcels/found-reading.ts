import type { Told } from '#domain/diagnosis/circumstances.ts'
import type { Journey } from '#domain/journey/journey.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import type { Asked } from './find-parcels.ts'
import { journeyReading } from './journey-reading.ts'
import type { ParcelReading } from './parcel-reading.ts'
import { lastHeardMs, sourceOfParcel } from './source-of-parcel.ts'

type View = { piece: number | undefined; nowMs: number; isPast: boolean; told: Told }

/** What to say of a number with scans: of the piece asked for, else of the newest. */
export async function foundReading(
  ctx: Context,
  asked: Asked,
  journeys: readonly Journey[],
  { piece, nowMs, isPast, told }: View,
): Promise<ParcelReading> {
  const journey = piece === undefined ? journeys.at(-1) : journeys.find((one) => one.state.piece === piece)
  if (!journey && piece !== undefined) throw noSuchPiece(piece, journeys)
  if (!journey) throw new Error('A number with scans has no journey.')
  const name = newestSource(journey)
  const heardMs = isPast ? null : await lastHeardMs(ctx, name)
  return journeyReading(ctx, asked, journey, piecesBefore(journey, journeys), {
    told,
    nowMs,
    asOfMs: heardMs ?? nowMs,
    source: sourceOfParcel(name),
  })
}

function noSuchPiece(piece: number, journeys: readonly Journey[]): ServiceError {
  const message = `There is no piece ${piece} under this number, only ${journeys.map((one) => one.state.piece).join(', ')}.`
  return new ServiceError('not-valid', message, [{ field: 'piece', code: 'not-valid', message }])
}

/** The pieces under the same number that came before this one. */
export function piecesBefore(journey: Journey, journeys: readonly Journey[]): number[] {
  return journeys.map((one) => one.state.piece).filter((piece) => piece < journey.state.piece)
}

function newestSource(journey: Journey): string {
  let newest = journey.scans[0]
  for (const one of journey.scans) if (one.scan.recordedAtMs > (newest?.scan.recordedAtMs ?? 0)) newest = one
  return newest?.scan.source ?? 'none'
}
