import type { Told } from '#domain/diagnosis/circumstances.ts'
import { buildJourneys } from '#domain/journey/build.ts'
import { interpretScan } from '#domain/scans/interpret-scan.ts'
import { tidyNumber } from '#domain/scans/parse-scan.ts'
import type { Scan } from '#domain/scans/scan.ts'
import { parseTrackingNumber } from '#domain/tracking-number/parse.ts'
import type { Reading } from '#domain/tracking-number/reading.ts'
import { readScans } from '#store/scans.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import type { Freshness } from '../ports/sources.ts'
import { agesOf, askSources, type SaidOfNumber } from './ask-sources.ts'
import { foundReading } from './found-reading.ts'
import { isDatabaseAway } from './is-database-away.ts'
import { notANumberReading } from './not-a-number-reading.ts'
import type { ParcelReading } from './parcel-reading.ts'
import { unscannedReading, withoutScans } from './unscanned-reading.ts'

/** So many numbers are answered at once. */
export const MOST_NUMBERS = 100

export type FindParcelsInput = {
  numbers: readonly string[]
  /** Which piece, where a number was used more than once; the newest by default. */
  piece?: number
  /** Only what was recorded until this moment, judged as of then (epoch milliseconds). */
  knownAtMs?: number
  /** What the person who asks tells of the parcel. */
  told?: Told
  /** Nobody looks: only what is stored is read, and no source is asked or told. */
  quiet?: boolean
}

/** A number as asked, with what it reads as. */
export type Asked = { asked: string; trackingNumber: string; reading: Reading | null; readings: Reading[] }

/**
 * Answers for each number where its parcel is, in the order asked. Never throws for a number that nobody knows; a
 * database that is away gives `unavailable`.
 * @throws ServiceError `too-many` for more than 100 numbers
 */
export async function findParcels(ctx: Context, input: FindParcelsInput): Promise<ParcelReading[]> {
  if (input.numbers.length > MOST_NUMBERS) {
    const message = `At most ${MOST_NUMBERS} numbers can be looked up at once.`
    throw new ServiceError('too-many', message, [{ field: 'numbers', code: 'too-many', message }])
  }
  const nowMs = input.knownAtMs ?? ctx.clock()
  const told = input.told ?? {}
  const asked = input.numbers.map(readAsked)
  let scans: Map<string, Scan[]>
  try {
    scans = await scansOf(ctx, asked, input.knownAtMs ?? null)
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
    ctx.log.warn({ err: error }, 'Parcels could not be looked up: the database is away')
    return asked.map((one) => withoutScans(one, 'unavailable', nowMs))
  }
  const isPast = input.knownAtMs !== undefined
  const said = input.quiet ? new Map<string, SaidOfNumber>() : await askSources(ctx, asked, scans)
  if ([...said.values()].some(({ standing }) => standing === 'scanned')) {
    scans = await scansOf(ctx, asked, input.knownAtMs ?? null)
  }
  const numbers = [...scans.keys()]
  if (!isPast && !input.quiet) for (const source of ctx.sources) source.wanted?.(numbers)
  const ages = isPast ? new Map<string, Freshness>() : await agesOf(ctx, numbers)
  return Promise.all(
    asked.map((one) => {
      const own = scans.get(one.trackingNumber)
      if (!own && !one.reading) return notANumberReading(ctx, one, nowMs)
      if (!own) return unscannedReading(ctx, one, said.get(one.trackingNumber) ?? null, { nowMs, told })
      const journeys = buildJourneys(own, (scan) => interpretScan(ctx.knowledge.scanTable, scan))
      return foundReading(ctx, one, journeys, { piece: input.piece, nowMs, isPast, told, ages })
    }),
  )
}

/** Reads a text as the number that somebody asks for. */
export function readAsked(asked: string): Asked {
  const text = asked.slice(0, 200)
  const readings = parseTrackingNumber(text)
  const reading = readings.find((candidate) => candidate.valid) ?? null
  return { asked: text, trackingNumber: reading?.trackingNumber ?? tidyNumber(text) ?? '', reading, readings }
}

async function scansOf(ctx: Context, asked: readonly Asked[], knownAtMs: number | null): Promise<Map<string, Scan[]>> {
  const numbers = [...new Set(asked.map((one) => one.trackingNumber))].filter((number) => number !== '')
  const groups = new Map<string, Scan[]>()
  if (numbers.length === 0) return groups
  for (const scan of await readScans(ctx.database, numbers, knownAtMs)) {
    const group = groups.get(scan.trackingNumber)
    if (group) group.push(scan)
    else groups.set(scan.trackingNumber, [scan])
  }
  return groups
}
