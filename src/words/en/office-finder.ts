import type { GeoMethod } from '#domain/offices/office.ts'
import { dayWords } from './dates.ts'
import { townName } from './offices.ts'
import { listWords } from './rules.ts'

/** What the page that finds Post Offices says besides the offices. */
export const OFFICE_FINDER = {
  title: 'Find a Post Office',
  lead: 'The office that delivers to an address comes first, then the counters nearest to it.',
  field: 'ZIP Code, city and state, or address',
  hint: 'For example 10001, or Memphis, TN',
  go: 'Find',
  purpose: 'What do you need there?',
  noPurpose: 'Just the office',
  visitsTitle: 'What do you need at the Post Office?',
  own: (count: number, isZip: boolean) =>
    isZip ? `The ${count === 1 ? 'office' : 'offices'} for this ZIP Code` : 'In this town',
  again: 'Another place, or another reason',
  aside: 'What helps there, and a map',
  near: 'Other counters near it',
  nearest: 'Nearest counters',
  more: 'Show more offices',
  bring: 'Bring',
  ask: 'Ask',
  can: 'What it can do, and cannot',
  map: 'Where they are',
  openInMaps: 'Open in maps',
  noHours: 'We have no hours and phone numbers of these offices. Look before you go:',
  someHours: 'Of some of these offices we have no hours:',
  locator: 'USPS’s own list with hours',
  orCall: 'or call',
  listLoaded: (day: string) =>
    `Names and addresses: a list of USPS’s that was loaded here on ${day}. An office may have moved or closed since.`,
  listOf: (day: string) => `Names and addresses: USPS’s list of ${day}. An office may have moved or closed since.`,
  credit: 'State and county lines: U.S. Census Bureau.',
  operator: 'Do you run this server? Load the list with',
  operatorCommand: 'npx whereabouts import-offices FILE',
  whichTown: 'Which one do you mean?',
  zipLookup: 'Look up a ZIP Code at USPS',
  bringAndAsk: 'What to bring and ask there',
  step: 'Find the office, and what to bring',
  stepFor: (zip: string) => `Find the office for ZIP Code ${zip}, and what to bring`,
  forParcel: 'For parcel',
}

export const USE_POSITION = {
  button: 'Use my position',
  sent: 'Your browser asks you first. We are sent your place rounded to about a kilometer, for this search alone, and keep nothing of it.',
  asking: 'Waiting for your device …',
  denied: 'Your browser did not give your position. Type a ZIP Code or a town instead.',
  unknown: 'Your device could not say where it is. Type a ZIP Code or a town instead.',
}

export const OFFICE_MAP_WORDS = {
  label: 'Map of the offices, numbered as in the list',
  about: 'A circle: the office is somewhere inside, for we know its place only roughly.',
  from: 'The cross: where you asked from.',
  streets: 'For streets, use “Open in maps”.',
  miles: (miles: number) => (miles === 1 ? '1 mile' : `${miles} miles`),
  /** `1, 4–6` */
  numbers(numbers: readonly number[]): string {
    const runs: [number, number][] = []
    for (const number of numbers) {
      const last = runs.at(-1)
      if (last && last[1] === number - 1) last[1] = number
      else runs.push([number, number])
    }
    return runs.map(([a, b]) => (a === b ? String(a) : `${a}${b === a + 1 ? ', ' : '–'}${b}`)).join(', ')
  },
}

const GEO_CREDITS: Partial<Record<GeoMethod, string>> = {
  street: 'U.S. Census Bureau geocoder',
  town_gnis: 'USGS',
  town_census: 'U.S. Census Bureau',
  zip_census: 'U.S. Census Bureau',
  zip_geonames: 'GeoNames (geonames.org, CC BY 4.0)',
}

/** Whose positions are shown; empty where nobody's are. */
export function positionCredits(methods: readonly GeoMethod[]): string {
  const names = [...new Set(methods.flatMap((method) => GEO_CREDITS[method] ?? []))]
  return names.length === 0 ? '' : `Positions: ${listWords(names)}.`
}

const KM_PER_MILE = 1.609344

/** `about 3 miles away`: the positions are seldom better. Empty where nobody can say. */
export function milesWords(km: number | null): string {
  if (km === null) return ''
  const miles = km / KM_PER_MILE
  if (miles < 0.75) return 'less than a mile away'
  const rounded = Math.round(miles)
  return rounded === 1 ? 'about 1 mile away' : `about ${rounded} miles away`
}

/** Counters that cannot look for a parcel say so. */
export const NO_DELIVERY = 'It takes and sells, but can’t look for a parcel: only a Post Office can.'

const SERVICES: Readonly<Record<string, string>> = {
  retail: 'counter',
  lobby: 'lobby',
  'po-box': 'PO boxes',
  'po-box-online': 'PO boxes, rented online',
  'po-box-delivery-time': 'PO boxes are filled',
  'pickup-hold-mail': 'pickup of held mail',
  'hold-for-pickup': 'pickup of parcels held for you',
  'pickup-notice-left-mail': 'pickup with a notice',
  'pickup-accountable-mail': 'pickup with a signature',
  'pickup-parcel-locker': 'parcel lockers',
  'last-collection': 'last collection',
  'passport-acceptance': 'passports',
  'passport-walk-in': 'passports without an appointment',
  'passport-photo': 'passport photos',
  'money-order': 'money orders',
}

/** What an office offers, as USPS names it: `pickup-hold-mail`. Names that we do not know are shown as they are. */
export function officeServiceWords(service: string): string {
  return SERVICES[service] ?? service.replaceAll('-', ' ')
}

/** How an office has to do with the place asked for. */
export function matchWords({ office, match }: Matched, origin: { zip: string | null } | null): string {
  const zip = origin?.zip ?? ''
  if (zip !== '' && office.deliveryZips.includes(zip)) return `delivers to ZIP Code ${zip}`
  if (match === 'zip') return `in ZIP Code ${zip}`
  if (match === 'town') return `in ${townName(office.city, office.state)}`
  return match === 'delivers' ? `where the carriers for ZIP Code ${zip} work` : 'nearest counter'
}

type Matched = {
  office: { deliveryZips: readonly string[]; city: string; state: string }
  match: 'zip' | 'delivers' | 'town' | 'near'
}

export const OFFICE_HOURS = {
  more: 'All hours and services',
  shut: 'closed',
  closed: (since: string | null) =>
    `Closed for a time, as USPS says${since === null ? '' : ` since ${dayWords(since)}`}. Call 1-800-275-8777 to ask where its parcels are.`,
  today: (spans: string) => `Counter today: ${spans}`,
  notToday: (holiday: string | null) => `Closed today${holiday === null ? '' : `: ${holiday}`}`,
  alsoOffers: (services: readonly { service: string }[]) =>
    services.length === 0 ? '' : `Also: ${services.map(({ service }) => officeServiceWords(service)).join(', ')}.`,
  parking: { lot: 'It has a parking lot.', street: 'Parking is on the street.' },
  told: (age: string) => `USPS told hours and phone ${age}.`,
}
