import type { Told } from '#domain/diagnosis/circumstances.ts'
import type { Journey } from '#domain/journey/journey.ts'
import type { Scan } from '#domain/scans/scan.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import type { Freshness } from '../ports/sources.ts'
import type { Asked } from './find-parcels.ts'
import { journeyReading } from './journey-reading.ts'
import type { ParcelReading, SourceOfParcel } from './parcel-reading.ts'
import { lastHeardMs, sourceOfParcel, tellsByNumber } from './source-of-parcel.ts'

type View = {
  piece: number | undefined
  nowMs: number
  isPast: boolean
  told: Told
  ages: ReadonlyMap<string, Freshness>
}

/** What to say of a number with scans: of the piece asked for, else of the newest. */
export async function foundReading(
  ctx: Context,
  asked: Asked,
  journeys: readonly Journey[],
  { piece, nowMs, isPast, told, ages }: View,
): Promise<ParcelReading> {
  const journey = piece === undefined ? journeys.at(-1) : journeys.find((one) => one.state.piece === piece)
  if (!journey && piece !== undefined) throw noSuchPiece(piece, journeys)
  if (!journey) throw new Error('A number with scans has no journey.')
  const newest = newestRecorded(journey)
  const name = newest?.source ?? 'none'
  const source = sourceOfParcel(name)
  const age = ages.get(asked.trackingNumber)
  const heardMs = isPast ? null : (age?.asOfMs ?? (await heardOf(ctx, source, newest)))
  return journeyReading(ctx, asked, journey, piecesBefore(journey, journeys), {
    told,
    nowMs,
    asOfMs: heardMs ?? nowMs,
    stale: age?.stale ?? false,
    source,
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

async function heardOf(ctx: Context, source: SourceOfParcel, newest: Scan | null): Promise<number | null> {
  if (newest && tellsByNumber(source)) return newest.recordedAtMs
  return lastHeardMs(ctx, newest?.source ?? 'none')
}

function newestRecorded(journey: Journey): Scan | null {
  let newest: Scan | null = null
  for (const { scan } of journey.scans) if (scan.recordedAtMs > (newest?.recordedAtMs ?? 0)) newest = scan
  return newest ?? journey.scans[0]?.scan ?? null
}
