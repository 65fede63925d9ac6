import { readState } from '../geo/states.ts'

/** A text by which somebody says where an office should be. */
export type Near =
  | { kind: 'position'; lat: number; lon: number }
  /** `towns` are what the text names beside the ZIP Code, the longest name first. */
  | { kind: 'zip'; zip: string; zip4: string | null; towns: string[]; state: string | null }
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
    .replace(/^[,\s]+|[,\s.]+$/g, '')
  if (tidy === '') return { kind: 'nothing' }
  return readPosition(tidy) ?? readZip(tidy) ?? readForeign(tidy) ?? readTown(tidy)
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

/** A number in front of other words may be that of a house: it counts only where the text names no town with a state. */
function readZip(text: string): Near | null {
  const found = [...text.matchAll(ZIP)].filter(({ index }) => !NUMBERED.test(text.slice(0, index)))
  const match = found.at(-1)
  if (!match) return null
  const before = text.slice(0, match.index)
  const after = text.slice(match.index + match[0].length)
  const isFirst = before.trim() === '' && after.trim() !== ''
  const town = readTown(isFirst ? after : before)
  if (isFirst && town.kind === 'town' && (town.state !== null || looksLikeStreet(after))) return null
  const named = town.kind === 'town' ? town : { towns: [], state: null }
  return { kind: 'zip', zip: match[1] ?? '', zip4: match[2] ?? null, towns: named.towns, state: named.state }
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
