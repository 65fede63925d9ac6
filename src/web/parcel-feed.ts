import { hash } from 'node:crypto'
import type { JourneyScan } from '#domain/journey/journey.ts'
import { formatAt, formatInstant } from '#domain/scans/at.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { BASIS_WORDS, FEED_WORDS, headline, placeName, whenWords } from '#words/en/index.ts'
import { type AtomEntry, writeAtom } from './atom.ts'
import { paths } from './paths.ts'

const MOST_ENTRIES = 200

/** A feed of parcels with what counts as news in it, and when the last came in. */
export type ParcelFeed = { body: string; version: string; changedMs: number | null }

/** The scans of some parcels as an Atom feed, those first that we heard of last. */
export function parcelFeed(
  readings: readonly ParcelReading[],
  base: string,
  addresses: { page: string; self: string },
) {
  const scans = readings
    .flatMap((reading) => reading.scans.map((one) => ({ reading, one })))
    .sort((a, b) => b.one.scan.recordedAtMs - a.one.scan.recordedAtMs || b.one.scan.atMs - a.one.scan.atMs)
    .slice(0, MOST_ENTRIES)
  const changedMs = scans[0]?.one.scan.recordedAtMs ?? null
  const entries = scans.map(({ reading, one }) => entryOf(reading, one, base))
  const [only] = readings
  const feed = {
    id: `${authority(base)}:${addresses.self}`,
    title:
      readings.length === 1 && only ? FEED_WORDS.ofOne(only.printed || only.asked) : FEED_WORDS.ofMany(readings.length),
    updated: formatInstant(changedMs ?? 0),
    page: base + addresses.page,
    self: base + addresses.self,
    entries,
  }
  const version = JSON.stringify([feed, readings.map(({ outcome, stale }) => [outcome, stale])])
  return { body: writeAtom({ ...feed, subtitle: subtitleOf(readings) }), version, changedMs } satisfies ParcelFeed
}

/** What holds now and as of when: no news by itself. */
function subtitleOf(readings: readonly ParcelReading[]): string {
  const asOfMs = Math.min(...readings.map((one) => one.asOfMs))
  const [only] = readings
  const now = readings.length === 1 && only ? `${headline(only.headline, 'full')}. ` : ''
  return `${now}${FEED_WORDS.asOf(formatInstant(asOfMs))}`
}

function entryOf(reading: ParcelReading, one: JourneyScan, base: string): AtomEntry {
  const { scan, interpretation, basis } = one
  const wording = scan.wording ?? interpretation.row?.wording ?? FEED_WORDS.code(scan.code ?? '')
  const place = placeName(scan.place)
  return {
    id: `${authority(base)}:scan/${digestOf(one)}`,
    title: [wording, place].filter(Boolean).join(', '),
    updated: formatInstant(scan.recordedAtMs),
    ...(scan.hasTime ? { published: formatAt(scan) } : {}),
    url: base + paths.track(reading.trackingNumber, reading.piece ?? undefined),
    summary: [reading.printed, whenWords(scan), BASIS_WORDS[basis]].join(' · '),
  }
}

/** The same scan has the same identity for ever (RFC 4151). */
function digestOf({ scan }: JourneyScan): string {
  const { trackingNumber, atMs, code, wording, place, source } = scan
  return hash('sha256', JSON.stringify([trackingNumber, atMs, code, wording, place.city, place.zip, source]), 'hex')
}

function authority(base: string): string {
  return `tag:${new URL(base).hostname},2026`
}
