import type { Told } from '#domain/diagnosis/circumstances.ts'
import { buildJourneys } from '#domain/journey/build.ts'
import type { Journey } from '#domain/journey/journey.ts'
import { formatInstant, parseAt, withOffset } from '#domain/scans/at.ts'
import { interpretScan } from '#domain/scans/interpret-scan.ts'
import { parseScan } from '#domain/scans/parse-scan.ts'
import type { ParcelFacts, Scan } from '#domain/scans/scan.ts'
import type { ReadingContext } from '../context.ts'
import { type FieldError, ServiceError } from '../errors.ts'
import { type Asked, readAsked } from '../parcels/find-parcels.ts'
import { piecesBefore } from '../parcels/found-reading.ts'
import { journeyReading } from '../parcels/journey-reading.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'
import { meaningWithoutScans, withoutScans } from '../parcels/unscanned-reading.ts'
import type { PastedHistory } from '../ports/pasted-history.ts'
import { settleScan } from '../scans/settle-scan.ts'

export const MOST_TEXT = 1_000_000
const MOST_SCANS = 1_000
/** A journey needs a number; a history that names none gets this one, which no carrier gives out. */
const NO_NUMBER = 'WITHOUTNUMBER'

/** A history as text, or its scans as `POST /v1/scans` takes them, with what the person adds. Days are `YYYY-MM-DD`. */
export type ReadParcelInput = {
  history?: string | undefined
  scans?: readonly unknown[] | undefined
  nowMs?: number | undefined
  /** The zone of times whose place tells none. */
  timeZone?: string | undefined
  trackingNumber?: string | undefined
  mailClass?: string | undefined
  mailedOn?: string | undefined
  destinationZip?: string | undefined
  expectedDay?: string | undefined
  returnBy?: string | undefined
  told: Told
}

/** The same reading as for a stored parcel, with what could not be read, and the other parcels that the text tells of. */
export type ReadParcel = {
  reading: ParcelReading
  unread: PastedHistory['unread']
  readAs: string
  others: { trackingNumber: string; scans: number }[]
}

/**
 * Reads a history that somebody pasted, as of now or of another moment. Nothing is stored.
 * @throws ServiceError `no-history` for a text without a scan, naming the numbers in it; `not-valid`, `too-large`
 */
export function readParcel(ctx: ReadingContext, input: ReadParcelInput): ReadParcel {
  const nowMs = input.nowMs ?? ctx.clock()
  if (input.timeZone) offsetIn(ctx, input.timeZone, formatInstant(nowMs))
  const pasted = input.history === undefined ? null : readText(ctx, input.history, nowMs)
  const { number, own, others } = partParcels(input.trackingNumber, pasted)
  const asked = readAsked(number ?? numberIn(input.scans) ?? '')
  const facts = factsFrom(input, pasted?.factsByNumber[asked.trackingNumber] ?? pasted?.facts)
  const rows = [...own, ...(input.scans ?? [])]
  if (input.history === undefined && input.scans === undefined) {
    const message = 'Give a history, or scans.'
    throw new ServiceError('not-valid', message, [{ field: 'history', code: 'missing', message }])
  }
  if (rows.length > MOST_SCANS) throw tooMany()
  const scans = rows.map((row, index) => scanFrom(ctx, row, asked, input, nowMs, index - own.length))
  const newest = scans[0]
  const unread = pasted?.unread ?? []
  const readAs = pasted?.readAs ?? 'scans'
  if (!newest) {
    if (pasted) throw noHistory(pasted)
    const outcome = outcomeWithoutScans(asked)
    const isAwaited = outcome === 'not-scanned-yet'
    const meaning = isAwaited ? meaningWithoutScans(ctx, asked, nowMs, input.told, facts, input.timeZone) : null
    return { reading: { ...withoutScans(asked, outcome, nowMs), meaning }, unread, readAs, others }
  }
  const { expectedDay: _, ...ofAllScans } = facts
  scans[0] = { ...newest, facts: { ...newest.facts, ...ofAllScans } }
  const told = new Map(scans.map((scan, index) => [scan, -index]))
  const journeys = buildJourneys(scans, (scan) => interpretScan(ctx.knowledge.scanTable, scan), told)
  const journey = journeys.at(-1)
  if (!journey) throw new Error('Scans without a journey.')
  const firstPromised = journey.state.firstPromised ?? facts.expectedDay ?? null
  const state = { ...journey.state, ...factsOfState(facts), firstPromised }
  const reading = journeyReading(ctx, asked, { ...journey, state }, piecesBefore(journey, journeys), {
    told: input.told,
    timeZone: input.timeZone,
    nowMs,
    asOfMs: nowMs,
    source: { kind: 'pasted', simulated: false },
  })
  return { reading, unread, readAs, others }
}

/** A number alone: one of USPS may be scanned yet, one of another carrier never here. */
function outcomeWithoutScans({ asked, reading }: Asked): 'not-scanned-yet' | 'not-ours' | 'not-a-tracking-number' {
  if (asked.trim() === '') return 'not-scanned-yet'
  if (!reading) return 'not-a-tracking-number'
  return reading.carrier === 'usps' || reading.carrier === 'other-post' ? 'not-scanned-yet' : 'not-ours'
}

/** The scans of the parcel asked for, else of the first that has any; how many the others have. */
function partParcels(
  askedFor: string | undefined,
  pasted: PastedHistory | null,
): { number: string | undefined; own: PastedHistory['scans']; others: ReadParcel['others'] } {
  const counts = new Map<string, number>()
  for (const { trackingNumber } of pasted?.scans ?? []) {
    if (trackingNumber !== null) counts.set(trackingNumber, (counts.get(trackingNumber) ?? 0) + 1)
  }
  const wanted = askedFor === undefined ? undefined : readAsked(askedFor).trackingNumber
  const [first] = counts.keys()
  const one = wanted !== undefined && counts.has(wanted) ? wanted : first
  const own = (pasted?.scans ?? []).filter(({ trackingNumber }) => trackingNumber === null || trackingNumber === one)
  const others = [...counts]
    .filter(([number]) => number !== one)
    .map(([trackingNumber, scans]) => ({ trackingNumber, scans }))
  return { number: askedFor ?? one ?? pasted?.trackingNumbers[0], own, others }
}

function readText(ctx: ReadingContext, history: string, nowMs: number): PastedHistory {
  if (history.length > MOST_TEXT) {
    const message = `A history has at most ${MOST_TEXT} characters.`
    throw new ServiceError('too-large', message, [{ field: 'history', code: 'too-large', message }])
  }
  return ctx.readHistory(history, nowMs)
}

function noHistory(pasted: PastedHistory): ServiceError {
  const message =
    pasted.trackingNumbers.length > 0
      ? 'There is a tracking number in this text, and no scan: nothing that says what happened when.'
      : 'There is no history in this text: nothing that says what happened when.'
  const fields: FieldError[] = [{ field: 'history', code: 'no-history', message }]
  return new ServiceError('no-history', message, fields, { found: pasted.trackingNumbers })
}

function tooMany(): ServiceError {
  const message = `A history has at most ${MOST_SCANS} scans.`
  return new ServiceError('too-many', message, [{ field: 'scans', code: 'too-many', message }])
}

function numberIn(scans: readonly unknown[] | undefined): string | undefined {
  const first = scans?.[0] as { trackingNumber?: unknown } | undefined
  return typeof first?.trackingNumber === 'string' ? first.trackingNumber : undefined
}

/** What the person says counts more than what stands in the text. */
function factsFrom(input: ReadParcelInput, pasted: ParcelFacts | undefined): ParcelFacts {
  const facts: ParcelFacts = { ...pasted }
  for (const field of ['mailClass', 'mailedOn', 'destinationZip', 'expectedDay', 'returnBy'] as const) {
    const value = input[field]
    if (value !== undefined) facts[field] = value
  }
  return facts
}

function scanFrom(
  ctx: ReadingContext,
  row: unknown,
  asked: Asked,
  input: ReadParcelInput,
  nowMs: number,
  index: number,
): Scan {
  const trackingNumber = asked.trackingNumber === '' ? NO_NUMBER : asked.trackingNumber
  const body = typeof row === 'object' && row !== null ? { ...row, trackingNumber } : row
  const parsed = parseScan(body, { source: 'pasted', recordedAtMs: nowMs })
  if (!parsed.ok) {
    const inScan = parsed.problem.field === '' ? '' : `.${parsed.problem.field}`
    const field = index >= 0 ? `scans.${index}${inScan}` : 'history'
    throw new ServiceError('not-valid', parsed.problem.message, [{ ...parsed.problem, field }])
  }
  const scan = settleScan(ctx, parsed.scan)
  if (!scan.hasTime || scan.offsetMinutes !== null || !input.timeZone) return scan
  const at = parseAt((row as { at: string }).at)
  const offset = at.ok ? offsetIn(ctx, input.timeZone, (row as { at: string }).at) : null
  return offset === null ? scan : { ...scan, ...withOffset(scan, offset) }
}

function offsetIn(ctx: ReadingContext, timeZone: string, localTime: string): number | null {
  try {
    return ctx.places.offsetMinutes(timeZone, localTime.slice(0, 19))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const message = 'timeZone is a zone such as America/Chicago.'
    throw new ServiceError('not-valid', message, [{ field: 'timeZone', code: 'not-valid', message }])
  }
}

function factsOfState(facts: ParcelFacts): Partial<Journey['state']> {
  const known: Partial<Journey['state']> = {}
  if (facts.mailClass) known.mailClass = facts.mailClass
  if (facts.mailedOn) known.mailedOn = facts.mailedOn
  if (facts.destinationZip) known.destinationZip = facts.destinationZip
  if (facts.expectedDay) known.expectedDay = facts.expectedDay
  if (facts.returnBy) known.returnBy = facts.returnBy
  return known
}
