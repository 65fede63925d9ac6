import { readState } from '../geo/states.ts'

/** A text by which somebody says where an office should be. */
export type Near =
  | { kind: 'position'; lat: number; lon: number }
  /** `towns` are what the text names beside the ZIP Code, the longest name first. */
  | {
      kind: 'zip'
      zip: string
      zip4: string | null
      towns: string[]
      state: string | null
      /** It stands before a town with its state, where the number of a house stands too. */
      mayBeHouse: boolean
    }
  /** Where an address was not parted by commas, only the last words of `towns` may be the town. */
  | { kind: 'town'; towns: string[]; state: string | null }
  /** A postal code or country of elsewhere. */
  | { kind: 'foreign' }
  | { kind: 'nothing' }

/** Longer texts are no address. */
export const MOST_NEAR_CHARACTERS = 200

const MOST_TOWN_WORDS = 4
const NUMBER = String.raw`([+-]?\d{1,3}(?:\.\d{1,15})?)\s*°?\s*`
const POSITION = new RegExp(String.raw`^\(?${NUMBER}([NS])?[,;\s]\s*${NUMBER}([EW])?\)?$`, 'i')
const DEGREES =
  /([NSEW]?)\s*(\d{1,3}(?:\.\d{1,15})?)(?:\s*°\s*(?:(\d{1,2}(?:\.\d{1,10})?)\s*['′’]\s*)?(?:(\d{1,2}(?:\.\d{1,10})?)\s*(?:["″”]|'')\s*)?)?\s*([NSEW]?)(?![A-Z0-9])/g
const ZIP = /(?<![\d-])(\d{5})(?:[-\s]?(\d{4}))?(?![\d-])/g
/** What a number after it counts. */
const NUMBERED = /(?:\b(?:box|apt|suite|ste|unit|bldg|lot|no)\.?|#)\s*$/i
const CANADA = /\b[A-CEGHJ-NPR-TVXY]\d[A-CEGHJ-NPR-TV-Z] ?\d[A-CEGHJ-NPR-TV-Z]\d\b/i
const BRITAIN = /\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/i
const COUNTRIES =
  /^(?:canada|mexico|méxico|germany|deutschland|france|italy|spain|united kingdom|uk|england|scotland|wales|ireland|china|japan|india|australia|new zealand|brazil|netherlands|sweden|norway|denmark|poland|switzerland|austria|belgium|portugal|israel|korea|south korea|philippines|vietnam|thailand|ukraine|russia|turkey|greece)$/i
const OWN_COUNTRY = /[,\s]+(?:u\.?s\.?a?\.?|united states(?: of america)?|america)$/i
const TALK = /^(?:(?:the|a|my|nearest|closest)\s+)*(?:usps\s+)?post\s*offices?\s+(?:in|near|at|of|for|by|around)\s+/i
const TALK_AFTER = /[\s,]+(?:usps\s+)?post\s*offices?$/i
/** What only the device knows. */
const HERE =
  /^(?:(?:the\s+)?(?:nearest|closest)|(?:near|around|close to)?\s*(?:me|here|by|my (?:home|house|place|location|position|area)))$/i
const MILITARY = /^(?:APO|FPO|DPO)$/i
/** Provinces as they stand after a town; `Ontario` by itself is a town of California too. */
const PROVINCE =
  /^(?:ontario|on|qu[eé]bec|qc|british columbia|bc|alberta|ab|manitoba|mb|saskatchewan|sk|nova scotia|ns|new brunswick|nb|newfoundland|nl|prince edward island|pe)$/i

/**
 * Reads where somebody means: a position, a ZIP Code with or without its four more digits, a town with or without its
 * state, or an address that holds one of them. Never throws; what says nothing is `nothing`.
 */
export function readNear(text: string): Near {
  const tidy = text
    .slice(0, MOST_NEAR_CHARACTERS)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(TALK, '')
    .replace(TALK_AFTER, '')
    .replace(OWN_COUNTRY, '')
    // Names that people use and USPS does not.
    .replace(/\bNYC\b/i, 'New York')
    .replace(/\bUtqia[gġ]vik\b/i, 'Barrow')
    .replace(/^[,\s]+|[,\s.]+$/g, '')
  if (tidy === '' || HERE.test(tidy)) return { kind: 'nothing' }
  if (MILITARY.test(tidy)) return { kind: 'town', towns: [tidy], state: 'AE' }
  return (
    readPosition(tidy) ?? readDegrees(tidy) ?? readAbroad(tidy) ?? readZip(tidy) ?? readForeign(tidy) ?? readTown(tidy)
  )
}

function readPosition(text: string): Near | null {
  const match = POSITION.exec(text)
  if (!match) return null
  const [, first = '', northOrSouth = '', second = '', eastOrWest = ''] = match
  // Two whole numbers with only a blank between them are no position that anybody writes.
  if (!/[.,;]/.test(text) && northOrSouth === '') return null
  const lat = Number(first) * (/s/i.test(northOrSouth) ? -1 : 1)
  const lon = Number(second) * (/w/i.test(eastOrWest) ? -1 : 1)
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return { kind: 'nothing' }
  return { kind: 'position', lat, lon }
}

/** `40°42'46"N 74°0'22"W`, `N 40.7128 W 74.006`: as maps and devices write positions. */
function readDegrees(text: string): Near | null {
  const parts = [...text.toUpperCase().matchAll(DEGREES)]
  const [lat, lon] = parts.map(degreesOf)
  const isAll =
    text
      .toUpperCase()
      .replace(DEGREES, '')
      .replace(/[\s,;]/g, '') === ''
  if (parts.length !== 2 || !isAll || !lat || !lon || lat.axis === lon.axis) return null
  const [north, east] = lat.axis === 'NS' ? [lat, lon] : [lon, lat]
  if (Math.abs(north.degrees) > 90 || Math.abs(east.degrees) > 180) return { kind: 'nothing' }
  return { kind: 'position', lat: north.degrees, lon: east.degrees }
}

function degreesOf([, before = '', whole = '', minutes = '0', seconds = '0', after = '']: RegExpMatchArray) {
  const letter = before || after
  if (letter === '' || Number(minutes) >= 60 || Number(seconds) >= 60) return null
  const size = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600
  return { axis: 'NS'.includes(letter) ? 'NS' : 'EW', degrees: 'SW'.includes(letter) ? -size : size }
}

/** A country after the last comma, or a province after a town: its postal code is none of USPS's. */
function readAbroad(text: string): Near | null {
  const parts = text.split(',').map((part) => part.trim())
  const last = parts.at(-1) ?? ''
  const isProvince = parts.length === 2 && !/\d/.test(text) && PROVINCE.test(last)
  return parts.length > 1 && (COUNTRIES.test(last) || isProvince) ? { kind: 'foreign' } : null
}

/** A number in front of other words may be that of a house: before a street it is no ZIP Code. */
function readZip(text: string): Near | null {
  const found = [...text.matchAll(ZIP)].filter(({ index }) => !NUMBERED.test(text.slice(0, index)))
  const match = found.at(-1)
  if (!match) return null
  const before = text.slice(0, match.index)
  const after = text.slice(match.index + match[0].length)
  const isFirst = before.trim() === '' && after.trim() !== ''
  const town = readTown(isFirst ? after : before)
  if (isFirst && looksLikeStreet(after)) return null
  const named = town.kind === 'town' ? town : { towns: [], state: null }
  return {
    kind: 'zip',
    zip: match[1] ?? '',
    zip4: match[2] ?? null,
    towns: named.towns,
    state: named.state,
    mayBeHouse: isFirst && named.state !== null,
  }
}

function readForeign(text: string): Near | null {
  const last = text.split(',').at(-1)?.trim() ?? ''
  const isForeign = CANADA.test(text) || BRITAIN.test(text) || COUNTRIES.test(last)
  return isForeign ? { kind: 'foreign' } : null
}

/** `Springfield, IL`, `springfield illinois`, `12 Oak St, Springfield IL`, `Tonopah`. */
function readTown(text: string): Near {
  const tidy = text.replace(/[,\s]+$/, '').trim()
  const words = tidy.split(/[\s,]+/).filter((word) => word !== '')
  for (let count = Math.min(4, words.length - 1); count >= 1; count--) {
    const state = readState(words.slice(-count).join(' '))
    if (!state) continue
    const rest = withoutLastWords(tidy, count)
    const towns = townsIn(rest)
    if (towns.length > 0) return { kind: 'town', towns, state }
  }
  const towns = townsIn(tidy)
  if (towns.length === 0) return { kind: 'nothing' }
  return { kind: 'town', towns, state: null }
}

function withoutLastWords(text: string, count: number): string {
  let rest = text
  for (let i = 0; i < count; i++) rest = rest.replace(/[\s,]*[^\s,]+$/, '')
  return rest
}

/** The names that the end of a text may be, the longest first. */
function townsIn(text: string): string[] {
  const part = text.split(',').at(-1)?.trim() ?? ''
  const words = part.split(' ').filter((word) => /\p{L}/u.test(word) || /^\d{1,4}$/.test(word))
  const towns: string[] = []
  for (let count = Math.min(MOST_TOWN_WORDS, words.length); count >= 1; count--) {
    const town = words.slice(-count).join(' ')
    if (/\p{L}/u.test(town)) towns.push(town)
  }
  return towns
}

const STREET_WORDS =
  /\b(?:st|street|ave|avenue|rd|road|blvd|boulevard|ln|lane|dr|drive|ct|court|hwy|highway|pkwy|way|cir|pl|ter|trl)\b\.?/i

function looksLikeStreet(text: string): boolean {
  return STREET_WORDS.test(text)
}
