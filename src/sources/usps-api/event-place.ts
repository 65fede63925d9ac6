import type { Place } from '#domain/scans/place.ts'
import { countryOf } from '../pasted-history/countries.ts'
import { wholePlace } from '../pasted-history/places-in-text.ts'
import type { UspsEvent } from './detail.ts'

/** The country as two letters where the name is known, else as it was written; none for the United States. */
export function eventCountry(event: UspsEvent): string | undefined {
  const written = event.country
  if (written === null) return undefined
  const code = /^[a-z]{2}$/i.test(written) ? written.toUpperCase() : countryOf(written)
  return code === 'US' ? undefined : (code ?? written)
}

/**
 * Where an event happened. USPS writes a facility into the city and leaves the state out; abroad there are no states,
 * so that a city without one is a city.
 */
export function eventPlace(event: UspsEvent, country: string | undefined): Place {
  const place: Place = {}
  if (event.city !== null) {
    if (event.state === null && country === undefined) Object.assign(place, facilityPlace(event.city))
    else place.city = event.city
  }
  if (event.state !== null) place.state = event.state
  if (event.zip !== null) place.zip = event.zip
  if (country !== undefined) place.country = country
  return place
}

/** A facility's name tells its town too: `MEMPHIS TN DISTRIBUTION CENTER`. */
function facilityPlace(name: string): Place {
  const read = wholePlace(name)
  return read?.city && read.state ? { facility: name, city: read.city, state: read.state } : { facility: name }
}
