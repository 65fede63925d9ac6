import { UspsError, wrongShape } from './usps-error.ts'

export const NO_GEOCODE = '160033'
const NO_KEY = '160171'
const SEVERAL_KEYS = '160230'
const NO_SIZES = '160231'

const USUAL = { radius: 20, limit: 20, offset: 0 }
const MOST = { radius: 100, limit: 100, offset: 10_000 }

/** Values that a parameter may have; all but the first ask for what an office offers. */
const VALUES: Record<string, readonly string[]> = {
  postOfficeType: ['POST_OFFICE', 'CONTRACT_POSTAL_UNIT', 'VILLAGE_POST_OFFICE', 'SELF_SERVICE_KIOSK'],
  hours: ['WEEKDAY_AFTER_5', 'SATURDAY_HOURS', 'SUNDAY_HOURS', '24-HOUR_FACILITIES'],
  pickupService: [
    'PICKUP_ACCOUNTABLE_MAIL',
    'PICKUP_HOLD_MAIL',
    'PICKUP_NOTICE_LEFT_MAIL',
    'PICKUP_PARCEL_LOCKER',
    'HOLD_FOR_PICKUP',
  ],
}
/** The reference names no values of these. */
const FREE = ['mailingService', 'businessService', 'passportService', 'financialService']
const KNOWN = new Set([
  ...['streetAddress', 'secondaryAddress', 'city', 'state', 'ZIPCode', 'ZIPPlus4', 'urbanization', 'LAT', 'LONG'],
  ...['radius', 'offset', 'limit', 'length', 'width', 'height'],
  ...Object.keys(VALUES),
  ...FREE,
])

export type LocationQuery = {
  where: { near: string } | { position: { lat: number; lon: number } }
  radiusMiles: number
  offset: number
  limit: number
  type: string | null
  /** Hours or services are asked for. */
  isFiltered: boolean
}

type Query = Record<string, string>

/** Reads what offices are asked for. @throws UspsError 400 with the code of the reference */
export function readLocationQuery(query: Query): LocationQuery {
  const foreign = Object.keys(query).find((name) => !KNOWN.has(name))
  if (foreign !== undefined) throw wrongShape(`Query parameter ${foreign.slice(0, 60)} is unexpected`)
  for (const [name, values] of Object.entries(VALUES)) {
    const value = query[name]
    if (value !== undefined && !values.includes(value)) throw wrongShape(`${name} is one of ${values.join(', ')}`)
  }
  if (query.pickupService === 'PICKUP_PARCEL_LOCKER' && !(query.length && query.width && query.height)) {
    throw refusal(NO_SIZES, 'A parcel locker needs length, width and height.')
  }
  return {
    where: readWhere(query),
    radiusMiles: whole(query, 'radius', 1),
    offset: whole(query, 'offset', 0),
    limit: whole(query, 'limit', 1),
    type: query.postOfficeType ?? null,
    isFiltered: ['hours', 'pickupService', ...FREE].some((name) => query[name] !== undefined),
  }
}

/** Exactly one way to say where: an address, a town, a ZIP Code or a position. */
function readWhere(query: Query): LocationQuery['where'] {
  const { streetAddress, city, state, ZIPCode, LAT, LONG } = query
  const isPosition = LAT !== undefined || LONG !== undefined
  const isTown = city !== undefined || state !== undefined
  if (streetAddress !== undefined) {
    if (isPosition) throw severalKeys()
    if (!ZIPCode && !(city && state)) throw noKey()
    return { near: ZIPCode ? zip(ZIPCode) : `${city}, ${state}` }
  }
  const keys = [isPosition, isTown, ZIPCode !== undefined].filter(Boolean).length
  if (keys > 1) throw severalKeys()
  if (ZIPCode !== undefined) return { near: zip(ZIPCode) }
  if (isPosition) return { position: { lat: degrees(LAT, 'LAT', 90), lon: degrees(LONG, 'LONG', 180) } }
  if (!city || !state) throw noKey()
  if (!/^[A-Za-z]{2}$/.test(state)) throw wrongShape('state has 2 letters')
  return { near: `${city.slice(0, 100)}, ${state}` }
}

function zip(text: string): string {
  if (/^\d{5}$/.test(text)) return text
  throw wrongShape('ZIPCode has 5 digits')
}

function degrees(text: string | undefined, name: string, most: number): number {
  if (text === undefined) throw noKey()
  const value = /^-?\d{1,3}(?:\.\d{1,20})?$/.test(text) ? Number(text) : Number.NaN
  if (Math.abs(value) <= most) return value
  throw wrongShape(`${name} is a number of degrees up to ${most}`)
}

function whole(query: Query, name: keyof typeof USUAL, least: number): number {
  const text = query[name]
  if (text === undefined) return USUAL[name]
  const value = /^\d{1,6}$/.test(text) ? Number(text) : -1
  if (value >= least && value <= MOST[name]) return value
  throw wrongShape(`${name} is a whole number from ${least} to ${MOST[name]}`)
}

function noKey(): UspsError {
  return refusal(NO_KEY, 'Say where: an address, city and state, ZIPCode, or LAT and LONG.')
}

function severalKeys(): UspsError {
  return refusal(SEVERAL_KEYS, 'Say where in one way only.')
}

function refusal(code: string, text: string): UspsError {
  return new UspsError(400, text, [{ status: '400', code, title: text, detail: '' }])
}
