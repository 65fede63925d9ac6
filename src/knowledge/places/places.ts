import tzLookup from '@photostructure/tz-lookup'
import { cityKey } from '#domain/geo/city-key.ts'
import { isOneSlip } from '#domain/geo/one-slip.ts'
import type { PlacePoint, Places, Zip3Centre } from '#domain/geo/places.ts'
import type { Place } from '#domain/scans/place.ts'
import { createClocks } from './clocks.ts'
import { readZipTable, type ZipTable } from './zip-table.ts'

/** The table never changes: a program reads it once, when first asked. */
let loaded: Index | null = null

function index(): Index {
  loaded ??= new Index(readZipTable())
  return loaded
}

/** Places by ZIP Code and city, from the package `zipcodes`. */
export function createPlaces(): Places {
  return {
    byZip: (zip) => index().byZip(zip),
    byCity: (city, state) => index().byCity(city, state),
    citiesLike: (city, state) => index().citiesLike(city, state),
    locate: (place) => locate(index(), place),
    offsetMinutes: createClocks(),
    zip3Centres: () => index().zip3Centres(),
  }
}

/** Shorter names are one slip away from too many. */
const SHORTEST_LIKE = 4

function locate(index: Index, place: Place): PlacePoint | null {
  if (place.country && !/^(?:US|USA|UNITED STATES)/i.test(place.country)) return null
  const byZip = place.zip ? index.byZip(place.zip) : null
  if (byZip) return byZip
  const byCity = place.city && place.state ? index.byCity(place.city, place.state) : null
  return byCity ?? (place.facility ? index.byFacility(place.facility) : null)
}

class Index {
  readonly #table: ZipTable
  readonly #rowOfZip = new Map<string, number>()
  readonly #rowOfCity = new Map<string, number>()
  readonly #zones = new Map<number, string>()
  #centres: Zip3Centre[] | null = null

  constructor(table: ZipTable) {
    this.#table = table
    for (const [row, zip] of table.zips.entries()) {
      this.#rowOfZip.set(zip, row)
      const key = townKey(table.cities[row] ?? '', table.states[row] ?? '')
      if (!this.#rowOfCity.has(key)) this.#rowOfCity.set(key, row)
    }
  }

  byZip(zip: string): PlacePoint | null {
    const row = this.#rowOfZip.get(zip.slice(0, 5))
    return row === undefined ? null : this.#point(row)
  }

  byCity(city: string, state: string): PlacePoint | null {
    const row = this.#rowOfCity.get(townKey(city, state))
    return row === undefined ? null : this.#point(row)
  }

  citiesLike(city: string, state: string | null): PlacePoint[] {
    const wanted = cityKey(city)
    if (wanted.length < SHORTEST_LIKE) return []
    const found: PlacePoint[] = []
    for (const [key, row] of this.#rowOfCity) {
      if (state !== null && !key.endsWith(` ${state}`)) continue
      if (isOneSlip(wanted, key.slice(0, key.indexOf(' ')))) found.push(this.#point(row))
    }
    return found.sort((a, b) => this.#zipsOf(b) - this.#zipsOf(a))
  }

  #zipsOf({ city, state }: PlacePoint): number {
    const { cities, states } = this.#table
    return cities.reduce((count, name, row) => count + Number(name === city && states[row] === state), 0)
  }

  /** `MEMPHIS TN DISTRIBUTION CENTER`: the words before a state's letters are the city. */
  byFacility(facility: string): PlacePoint | null {
    const words = facility.toUpperCase().split(/[\s,]+/)
    for (let i = 1; i < words.length; i++) {
      const word = words[i] ?? ''
      if (word.length !== 2) continue
      const point = this.byCity(words.slice(0, i).join(' '), word)
      if (point) return point
    }
    return null
  }

  zip3Centres(): readonly Zip3Centre[] {
    if (this.#centres) return this.#centres
    const groups = new Map<string, number[]>()
    for (const [row, zip] of this.#table.zips.entries()) {
      const group = groups.get(zip.slice(0, 3))
      if (group) group.push(row)
      else groups.set(zip.slice(0, 3), [row])
    }
    this.#centres = [...groups].map(([zip3, rows]) => ({
      ...this.#point(this.#mainRow(rows)),
      zip3,
      zips: rows.map((row) => this.#table.zips[row] ?? ''),
    }))
    return this.#centres
  }

  /** The first ZIP Code of the city that has most of them. */
  #mainRow(rows: readonly number[]): number {
    const counts = new Map<string, { count: number; row: number }>()
    for (const row of rows) {
      const city = this.#table.cities[row] ?? ''
      const entry = counts.get(city)
      if (entry) entry.count++
      else counts.set(city, { count: 1, row })
    }
    return [...counts.values()].reduce((best, entry) => (entry.count > best.count ? entry : best)).row
  }

  #point(row: number): PlacePoint {
    const { zips, lat, lon, cities, states } = this.#table
    return {
      zip: zips[row] ?? '',
      city: cities[row] ?? '',
      state: states[row] ?? '',
      lat: lat[row] ?? 0,
      lon: lon[row] ?? 0,
      timeZone: this.#zoneOf(row),
    }
  }

  #zoneOf(row: number): string {
    let zone = this.#zones.get(row)
    if (!zone) {
      zone = tzLookup(this.#table.lat[row] ?? 0, this.#table.lon[row] ?? 0)
      this.#zones.set(row, zone)
    }
    return zone
  }
}

function townKey(city: string, state: string): string {
  return `${cityKey(city)} ${state.trim().toUpperCase()}`
}
