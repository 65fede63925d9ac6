import type { Place } from '#domain/scans/place.ts'
import { stateName } from './states.ts'

export type PlaceStyle = 'short' | 'full'

const SMALL = new Set(['OF', 'THE', 'AND', 'DE', 'DU', 'LA', 'LE'])
const CAPITALS = new Set(['USPS', 'ISC', 'PO', 'SCF', 'NDC', 'AFB', 'APO', 'FPO', 'DPO', 'US', 'NE', 'NW', 'SE', 'SW'])

/** Where a part of a word begins; `MCALLEN` is McAllen. */
const STARTS = /(^|[-'’(/])(mc)?(\p{L})/gu

/** USPS writes places in capitals; people don't. */
export function titleCase(text: string): string {
  if (text !== text.toUpperCase()) return text
  return text
    .split(' ')
    .map((word, index) => {
      if (CAPITALS.has(word)) return word
      if (index > 0 && SMALL.has(word)) return word.toLowerCase()
      return word
        .toLowerCase()
        .replace(STARTS, (_, before, mc, letter) => before + (mc ? 'Mc' : '') + letter.toUpperCase())
    })
    .join(' ')
}

/** A place in words: `Memphis, TN` or `Memphis, Tennessee`; empty where nothing is known of it. */
export function placeName(place: Place, style: PlaceStyle = 'full'): string {
  const state = place.state ? (style === 'short' ? place.state.toUpperCase() : stateName(place.state)) : ''
  const country = place.country && !/^US/i.test(place.country) ? countryWords(place.country) : ''
  const town = [place.city ? titleCase(place.city) : '', state, country].filter((part) => part !== '').join(', ')
  if (town !== '') return town
  return place.facility ? titleCase(place.facility) : (place.zip ?? '')
}

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** A country as people say it, by its two letters or as it is written. */
export function countryWords(country: string): string {
  return (/^[A-Za-z]{2}$/.test(country) ? REGIONS.of(country.toUpperCase()) : undefined) ?? titleCase(country)
}

/** The building, where it says more than the town. */
export function facilityName(place: Place): string {
  if (!place.facility || !(place.city || place.state)) return ''
  const city = (place.city ?? '').toUpperCase()
  let name = place.facility.toUpperCase().trim()
  if (city !== '' && name.startsWith(city)) name = name.slice(city.length).trim()
  const state = (place.state ?? '').toUpperCase()
  if (state !== '' && name.startsWith(`${state} `)) name = name.slice(state.length + 1).trim()
  return name === '' || name === city
    ? ''
    : titleCase(name)
        .toLowerCase()
        .replace(/^usps\b/, 'USPS')
}
