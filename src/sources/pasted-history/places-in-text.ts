import type { Place } from '#domain/scans/place.ts'
import { countryOf } from './countries.ts'

/** A place found in a text. Offsets count UTF-16 units, end exclusive. */
export type PlaceSpan = { start: number; end: number; place: Place }

const CODES = new Set(
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR VI GU AS MP FM MH PW AA AE AP'.split(
    ' ',
  ),
)
/** State letters that are words too, or stand in other texts: they need a comma or a ZIP Code beside them. */
const WORDS_TOO = new Set('IN OR ME OK HI OH AS DE ID PW AA'.split(' '))
const NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  'Alabama AL,Alaska AK,Arizona AZ,Arkansas AR,California CA,Colorado CO,Connecticut CT,Delaware DE,District of Columbia DC,Florida FL,Georgia GA,Hawaii HI,Idaho ID,Illinois IL,Indiana IN,Iowa IA,Kansas KS,Kentucky KY,Louisiana LA,Maine ME,Maryland MD,Massachusetts MA,Michigan MI,Minnesota MN,Mississippi MS,Missouri MO,Montana MT,Nebraska NE,Nevada NV,New Hampshire NH,New Jersey NJ,New Mexico NM,New York NY,North Carolina NC,North Dakota ND,Ohio OH,Oklahoma OK,Oregon OR,Pennsylvania PA,Rhode Island RI,South Carolina SC,South Dakota SD,Tennessee TN,Texas TX,Utah UT,Vermont VT,Virginia VA,Washington WA,West Virginia WV,Wisconsin WI,Wyoming WY,Puerto Rico PR,Guam GU,Virgin Islands VI,American Samoa AS'
    .split(',')
    .map((entry) => [entry.slice(0, -3).toLowerCase(), entry.slice(-2)]),
)
const STATE = new RegExp(
  `(?<![A-Za-z.'&])(?:([A-Za-z]{2})|(${Object.keys(NAMES).join('|')}))(?![A-Za-z'&]|\\.[A-Za-z])`,
  'gi',
)
const ZIP_BEHIND = /^(?:\s{0,3},\s{0,3}|\s{1,3}|\s{0,2}-\s{0,2})(\d{5})(?:-\d{4})?(?!\d)/
const COUNTRY_BEHIND = /^(?:\s{0,3},\s{0,3}|\s{1,3})(?:United States(?: of America)?|U\.?S\.?A\.?|US)(?![A-Za-z])/i
const BUILDING =
  '(?:DISTRIBUTION CE?NTE?R|PROCESSING CE?NTE?R|SORTING CE?NTE?R|SORTING FACILITY|DELIVERY CE?NTE?R|LOGISTICS CE?NTE?R|SERVICE CE?NTE?R|MAIL CE?NTE?R|NETWORK DISTRIBUTION|CARRIER ANNEX|POST OFFICE|FACILITY|ANNEX|CENTER|P&DC|S&DC|RPDC|LPC|NDC|HUB|GATEWAY|STATION)'
const BUILDING_BEHIND = new RegExp(
  `^\\s{1,3}((?:(?:NETWORK|INTERNATIONAL|INTL|REGIONAL|LOCAL|PRIORITY|PACKAGE|PARCEL|PROCESSING|PROCESS|MAIL|DELIVERY|SORTING|SORT|CARRIER|MAIN|NORTH|SOUTH|EAST|WEST|USPS|LOGISTICS|AND|&|AIR|METRO|TRANSFER|SUPPORT)\\s){0,4}${BUILDING}(?:\\s(?:ANNEX|CENTER|HUB|[A-Z]))?)(?![A-Za-z])`,
  'i',
)
const USPS_BEHIND = /^\s{0,2}\(USPS\)/i
const WHOLE_BUILDING = new RegExp(
  `^(?:USPS\\s|ISC\\s)?[A-Z][A-Z0-9 .'&()/-]{1,60}\\s${BUILDING}(?:\\s(?:ANNEX|[A-Z]))?$`,
)
/** A kind of building is none yet. */
const BUILDING_ALONE =
  /^(?:(?:USPS|NETWORK|INTERNATIONAL|REGIONAL|DISTRIBUTION|PROCESSING|SORTING|DELIVERY|MAIL|POST|CARRIER) )+[A-Z]+$/
const SERVICE_CENTER = /^ISC [A-Z][A-Z .'-]{1,40}(?:\(USPS\))?$/
const LONGEST_TOWN = 60
const MOST_WORDS = 5
/** Words of wordings and sentences, which are not of a town's name. */
const NOT_OF_A_TOWN = new Set(
  'usps facility facilities office at in from to via into through by near on delivered mailbox door porch item package parcel your the a an is was has been and regional origin destination arrived departed arrival accepted processed network hub unit held available pickup delivery location status customs agent sender notice left attempted shipping label created transit locker desk room reception individual awaiting complete completed isc'.split(
    ' ',
  ),
)
/** Towns' names may hold these within. */
const SMALL_WORDS = new Set(['of', 'the', 'on', 'in', 'and', 'de', 'la', 'del', 'upon', 'or', 'by'])

/** All places in a text that name a state, in order, without overlaps. Time grows with the length of the text alone. */
export function placesIn(text: string): PlaceSpan[] {
  const found: PlaceSpan[] = []
  if (!mayNameState(text)) return found
  let from = 0
  for (const match of text.matchAll(STATE)) {
    if (match.index < from) continue
    const span = placeAround(text, from, match)
    if (!span) continue
    found.push(span)
    from = span.end
  }
  return found
}

/** Capitals side by side, a comma or a ZIP Code: without any of them no state is sure. */
function mayNameState(text: string): boolean {
  let capitals = 0
  let digits = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    capitals = code >= 65 && code <= 90 ? capitals + 1 : 0
    digits = code >= 48 && code <= 57 ? digits + 1 : 0
    if (code === 44 || capitals === 2 || digits === 5) return true
  }
  return BUILDING_ANYWHERE.test(text)
}

const BUILDING_ANYWHERE = /\b(?:center|annex|facility|hub)\b/i

function placeAround(text: string, from: number, match: RegExpExecArray): PlaceSpan | null {
  const written = match[1] ?? ''
  const state = match[2] ? NAMES[match[2].toLowerCase()] : written.toUpperCase()
  if (!state || !CODES.has(state)) return null
  const stateEnd = match.index + match[0].length
  const behind = text.slice(stateEnd, stateEnd + 80)
  const hasComma = /,\s{0,3}$/.test(text.slice(Math.max(from, match.index - 4), match.index))
  const isUpper = written !== '' && written === written.toUpperCase()
  // Most small words end here: "in", "or", "me" in a running text.
  if (written !== '' && !isUpper && !hasComma && !ZIP_BEHIND.test(behind)) return null
  const zip = ZIP_BEHIND.exec(behind)
  const building = zip ? null : (BUILDING_BEHIND.exec(behind) ?? null)
  const usps = zip || building ? null : USPS_BEHIND.exec(behind)
  const ahead = text.slice(Math.max(from, match.index - LONGEST_TOWN), match.index)
  const town = townBefore(ahead, hasComma)
  let end = stateEnd + (zip?.[0].length ?? building?.[0].length ?? usps?.[0].length ?? 0)
  const country = COUNTRY_BEHIND.exec(text.slice(end, end + 30))
  const isWhole = town !== null && match.index - ahead.length + town.start === 0
  const hasMore = Boolean(zip || building || usps)
  if (!isSure({ town, written, state, isUpper, hasComma, hasMore, isWhole }, text, end)) return null
  if (country) end += country[0].length
  const place: Place = {}
  if (building || usps) {
    const start = match.index - ahead.length + (town?.start ?? ahead.length)
    const prefix = /(?:^|[\s,(])(ISC|USPS)\s$/i.exec(text.slice(Math.max(from, start - 6), start))
    const facilityStart = prefix ? start - (prefix[1]?.length ?? 0) - 1 : start
    place.facility = text.slice(facilityStart, end).toUpperCase().replace(/\s+/g, ' ')
    if (town) place.city = town.name
    place.state = state
    return { start: facilityStart, end, place }
  }
  if (town) place.city = town.name
  place.state = state
  if (zip?.[1]) place.zip = zip[1]
  if (country) place.country = 'US'
  return { start: town ? match.index - ahead.length + town.start : match.index, end, place }
}

type Clues = {
  town: { name: string } | null
  written: string
  state: string
  isUpper: boolean
  hasComma: boolean
  hasMore: boolean
  /** The town begins the text. */
  isWhole: boolean
}

/** Two letters alone are weak: the more they look like a word, the more must stand around them. */
function isSure(
  { town, written, state, isUpper, hasComma, hasMore, isWhole }: Clues,
  text: string,
  end: number,
): boolean {
  const isEnd = /^\s*(?:$|[.,;:)|\]•·–—-]|\t|(?:United States|USA|US)\b)/i.test(text.slice(end, end + 20))
  if (!town) return hasMore && (isUpper || written === '') && /\d{5}/.test(text.slice(Math.max(0, end - 11), end))
  if (written === '') return hasComma || hasMore
  if (hasMore) return isUpper || hasComma || !WORDS_TOO.has(state)
  if (WORDS_TOO.has(state)) return isUpper && isEnd && (hasComma || (isWhole && town.name.length > 3))
  if (!isUpper) return hasComma && isEnd
  return hasComma || (isEnd && town.name.length > 1)
}

/** The words before a state that make a town's name; where it begins in `ahead`. */
function townBefore(ahead: string, hasComma: boolean): { name: string; start: number } | null {
  const tail = /(?<![A-Za-z0-9])((?:[A-Za-z][A-Za-z.'’-]*\s){0,5}[A-Za-z][A-Za-z.'’-]*)(?:\s*,\s*|\s+)$/.exec(ahead)
  if (!tail) return null
  const words = (tail[1] ?? '').split(/\s/)
  const last = words.at(-1) ?? ''
  if (NOT_OF_A_TOWN.has(last.toLowerCase())) return null
  const style = styleOf(last)
  if (style === 'lower' && !hasComma) return null
  let first = words.length - 1
  while (first > 0 && words.length - first < MOST_WORDS && belongs(words, first - 1, style)) first--
  while (first < words.length - 1 && SMALL_WORDS.has((words[first] ?? '').toLowerCase())) first++
  const skipped = words.slice(0, first).reduce((sum, word) => sum + word.length + 1, 0)
  return { name: words.slice(first).join(' ').toUpperCase(), start: tail.index + skipped }
}

function belongs(words: readonly string[], index: number, style: string): boolean {
  const word = words[index] ?? ''
  const lower = word.toLowerCase()
  if (/^(?:st|ft|mt|pt)\.?$/i.test(word)) return true
  const isInside = index > 0 && SMALL_WORDS.has(lower) && styleOf(words[index - 1] ?? '') === style
  if (isInside && style !== 'lower' && !NOT_OF_A_TOWN.has((words[index - 1] ?? '').toLowerCase())) return true
  if (NOT_OF_A_TOWN.has(lower) || word.endsWith('.')) return false
  return styleOf(word) === style
}

function styleOf(word: string): 'upper' | 'title' | 'lower' {
  if (word === word.toUpperCase()) return 'upper'
  return /^[A-Z]/.test(word) ? 'title' : 'lower'
}

/** A text that is a place as a whole: a town, a building, a country, a town abroad, a ZIP Code. */
export function wholePlace(text: string): Place | null {
  if (text.length > 90) return null
  const span = placesIn(text)[0]
  if (span && span.start === 0 && /^[\s.,;]*$/.test(text.slice(span.end))) return span.place
  if (/^\d{5}(?:-\d{4})?$/.test(text)) return { zip: text.slice(0, 5) }
  const country = countryOf(text)
  if (country) return { country }
  const abroad = /^([^,\d]{2,40}),\s*(.{2,40})$/.exec(text)
  const countryBehind = abroad ? countryOf(abroad[2] ?? '') : null
  if (abroad && countryBehind) return { city: (abroad[1] ?? '').trim().toUpperCase(), country: countryBehind }
  if ((WHOLE_BUILDING.test(text) && !BUILDING_ALONE.test(text)) || SERVICE_CENTER.test(text)) return { facility: text }
  const code = text.length === 2 ? text : ''
  return CODES.has(code) ? { state: code } : null
}

/** Whether capitals where places stand may be a place that we don't know. */
export function mayBePlace(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= 50 &&
    text === text.toUpperCase() &&
    /^[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de0-9 ,.'&()/-]*$/.test(text) &&
    !/\d{3}/.test(text)
  )
}
