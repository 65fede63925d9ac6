import { formatAt } from '#domain/scans/at.ts'
import type { Place } from '#domain/scans/place.ts'
import type { Scan } from '#domain/scans/scan.ts'
import { countryWords } from '#words/en/index.ts'

/** Events whose recorded bodies name no moment in UTC. */
const WITHOUT_GMT = new Set(['MA', '80'])
/** Buildings that stand in place of a town in recorded bodies. */
const BUILDING = /\b(?:CENTER|CENTRE|FACILITY|ANNEX|HUB|PLANT|ISC|NDC|P&DC)\b/i

export type WireTimes = { eventTimestamp: string; GMTTimestamp?: string; GMTOffset?: string }
export type WirePlace = { city: string | null; state: string | null; zip: string | null; country: string | null }

/**
 * Times as recorded bodies have them: the place's clock in whole minutes without a zone, midnight where only the day is
 * known, and a moment in UTC that keeps the local date, so that it is a day off across midnight.
 */
export function liveTimes(scan: Scan, code: string | null): WireTimes {
  if (!scan.hasTime) return { eventTimestamp: `${scan.localDay}T00:00:00` }
  const local = formatAt(scan)
  const times: WireTimes = { eventTimestamp: `${local.slice(0, 16)}:00` }
  if (scan.offsetMinutes === null || WITHOUT_GMT.has(code ?? '')) return times
  return { ...times, GMTTimestamp: `${scan.localDay}${utc(scan).slice(10)}`, GMTOffset: local.slice(-6) }
}

/** Times as documented: with their offset, and right in UTC. `dayOnly` writes a day that has no time. */
export function specTimes(scan: Scan, dayOnly: (day: string) => string): WireTimes {
  if (!scan.hasTime) return { eventTimestamp: dayOnly(scan.localDay) }
  const eventTimestamp = formatAt({ ...scan, atMs: Math.floor(scan.atMs / 1000) * 1000 })
  if (scan.offsetMinutes === null) return { eventTimestamp }
  return { eventTimestamp, GMTTimestamp: utc(scan), GMTOffset: eventTimestamp.slice(-6).replace(/^([+-])0/, '$1') }
}

/** Places as recorded bodies have them: a building in place of the town, then without state and ZIP Code. */
export function livePlace(place: Place): WirePlace {
  const country = isAbroad(place) ? countryWords(place.country ?? '').toUpperCase() : null
  const { facility } = place
  if (facility && (BUILDING.test(facility) || !place.city)) return { city: facility, state: null, zip: null, country }
  return { city: place.city ?? null, state: place.state ?? null, zip: place.zip ?? null, country }
}

/** Places as documented. There is no field for a building, which stands for the town where no town is known. */
export function specPlace(place: Place): WirePlace {
  const { city = place.facility ?? null, state = null, zip = null, country = null } = place
  return { city, state, zip, country: country ?? (city === null ? null : 'US') }
}

function isAbroad({ country }: Place): boolean {
  return country !== undefined && !/^USA?$/i.test(country)
}

function utc(scan: Scan): string {
  return `${new Date(scan.atMs).toISOString().slice(0, 19)}Z`
}
