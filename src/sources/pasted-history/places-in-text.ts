import type { Place } from '#domain/scans/place.ts'

const STATES =
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR VI GU AS MP FM MH PW AA AE AP'
const CODES = new Set(STATES.split(' '))
const NAMES: Record<string, string> = Object.fromEntries(
  'Alabama AL,Alaska AK,Arizona AZ,Arkansas AR,California CA,Colorado CO,Connecticut CT,Delaware DE,District of Columbia DC,Florida FL,Georgia GA,Hawaii HI,Idaho ID,Illinois IL,Indiana IN,Iowa IA,Kansas KS,Kentucky KY,Louisiana LA,Maine ME,Maryland MD,Massachusetts MA,Michigan MI,Minnesota MN,Mississippi MS,Missouri MO,Montana MT,Nebraska NE,Nevada NV,New Hampshire NH,New Jersey NJ,New Mexico NM,New York NY,North Carolina NC,North Dakota ND,Ohio OH,Oklahoma OK,Oregon OR,Pennsylvania PA,Rhode Island RI,South Carolina SC,South Dakota SD,Tennessee TN,Texas TX,Utah UT,Vermont VT,Virginia VA,Washington WA,West Virginia WV,Wisconsin WI,Wyoming WY,Puerto Rico PR'
    .split(',')
    .map((entry) => [entry.slice(0, -3).toLowerCase(), entry.slice(-2)]),
)
const COUNTRIES = new Set(
  'united states,usa,canada,mexico,united kingdom,great britain,germany,france,italy,spain,netherlands,belgium,switzerland,austria,ireland,sweden,norway,denmark,finland,poland,portugal,greece,turkey,russia,ukraine,israel,india,china,hong kong,taiwan,japan,korea south,south korea,singapore,malaysia,thailand,vietnam,philippines,indonesia,australia,new zealand,brazil,argentina,chile,colombia,peru,south africa,nigeria,egypt,united arab emirates,saudi arabia'.split(
    ',',
  ),
)
const FACILITY =
  /\b(?:distribution center|network distribution|annex|processing|carrier|post office|facility|isc|sorting|hub|p&dc|rpdc|lpc|customs)\b/i
const BUILDING = /\b(?:distribution center|network distribution center|annex|facility|post office|p&dc|rpdc|lpc)\b/i

/** `CITY, ST 38101` at one end of a text, with what is left of it. */
export type PlaceFound = { place: Place; rest: string }

const LONGEST_PLACE = 90
const AT_END =
  /(?:^|[\s,])([A-Za-z][A-Za-z.'’-]*(?: [A-Za-z.'’-]+){0,4}),\s*([A-Za-z]{2}|[A-Za-z]{4,13}(?: [A-Za-z]{4,8})?)(?:[ ,]+(\d{5})(?:-\d{4})?)?(?:[ ,]+(?:United States|USA|US))?[.,]?$/i
const AT_START =
  /^([A-Za-z][A-Za-z.'’-]*(?: [A-Za-z.'’-]+){0,4}),\s*([A-Z]{2})(?:[ ,]+(\d{5})(?:-\d{4})?)?(?:[ ,]+(?:United States|USA|US))?(?=$|[\s,.;])/

/** A text that is a place as a whole: a town, a building, a country. Null where it is none. */
export function placeAlone(text: string): Place | null {
  const trimmed = text
    .replace(/\s*\(USPS\)$/i, '')
    .replace(/^(?:in|at|from|location:?)\s+/i, '')
    .replace(/[.,;]+$/, '')
    .trim()
  if (trimmed === '' || trimmed.length > 90) return null
  if (/^(?:ISC|USPS) /.test(trimmed)) {
    const building = buildingOf(trimmed)
    if (building) return building
  }
  const town = AT_END.exec(trimmed)
  if (town && town.index === 0) {
    const place = townOf(town)
    if (place) return place
  }
  const bare = /^([A-Z][A-Z .'’-]{1,40}?),? ([A-Z]{2})(?: (\d{5})(?:-\d{4})?)?$/.exec(trimmed)
  if (bare && CODES.has(bare[2] ?? '')) return placeOf(bare[1] ?? '', bare[2] ?? '', bare[3])
  if (/^\d{5}(?:-\d{4})?$/.test(trimmed)) return { zip: trimmed.slice(0, 5) }
  if (COUNTRIES.has(trimmed.toLowerCase())) return { country: trimmed.toUpperCase() }
  const abroad = /^(.{2,40}), ([A-Za-z ]{4,25})$/.exec(trimmed)
  if (abroad && COUNTRIES.has((abroad[2] ?? '').toLowerCase())) {
    return { city: (abroad[1] ?? '').toUpperCase(), country: (abroad[2] ?? '').toUpperCase() }
  }
  return buildingOf(trimmed)
}

/** A place at the end of a longer text, as in a sentence. */
export function placeAtEnd(text: string): PlaceFound | null {
  const skipped = Math.max(0, text.length - LONGEST_PLACE)
  const match = AT_END.exec(text.slice(skipped))
  if (!match) return null
  const words = (match[1] ?? '').split(' ')
  // Of the words before the comma only those that begin with a capital belong to the town.
  let first = words.length
  while (first > 0 && /^[A-Z]/.test(words[first - 1] ?? '')) first--
  const town = words.slice(first).join(' ')
  const state = stateOf(match[2] ?? '')
  if (town === '' || !state) return null
  const at = skipped + match.index + match[0].indexOf(match[1] ?? '') + words.slice(0, first).join(' ').length
  const rest = text.slice(0, at).replace(/[\s,]+(?:in|at|from)?[\s,]*$/i, '')
  return { place: placeOf(town, state, match[3]), rest }
}

const IN_SENTENCE =
  /\b(?:in|at|from|to) ([A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*){0,4}),? ([A-Z]{2})(?: (\d{5})(?:-\d{4})?)?\b/g

/** The first town behind "in", "at" or "from". */
export function placeInSentence(text: string): Place | null {
  for (const match of text.matchAll(IN_SENTENCE)) {
    if (CODES.has(match[2] ?? '')) return placeOf(match[1] ?? '', match[2] ?? '', match[3])
  }
  return null
}

/** A place at the start of a longer text. */
export function placeAtStart(text: string): PlaceFound | null {
  const match = AT_START.exec(text.slice(0, LONGEST_PLACE))
  const state = match ? stateOf(match[2] ?? '') : null
  if (!match || !state) return null
  return {
    place: placeOf(match[1] ?? '', state, match[3]),
    rest: text.slice(match[0].length).replace(/^[\s,.;-]+/, ''),
  }
}

function townOf(match: RegExpExecArray): Place | null {
  const state = stateOf(match[2] ?? '')
  return state ? placeOf(match[1] ?? '', state, match[3]) : null
}

/** A building is written in capitals, or carries a state's letters; a wording is neither. */
function buildingOf(text: string): Place | null {
  if (!BUILDING.test(text) && !/^(?:ISC|USPS) /.test(text)) return null
  if (/\b(?:arrived|departed|processed|your)\b/i.test(text)) return null
  const words = text
    .toUpperCase()
    .replace(/\(USPS\)/, '')
    .split(/[\s,]+/)
  const at = words.findIndex((word, index) => index > 0 && word.length === 2 && CODES.has(word))
  if (at < 0 || !(text === text.toUpperCase() || FACILITY.test(text))) return null
  const facility = text.toUpperCase()
  const city = words
    .slice(0, at)
    .join(' ')
    .replace(/^(?:USPS|ISC)\s*/, '')
  return city === '' ? { facility } : { facility, city, state: words[at] ?? '' }
}

function stateOf(text: string): string | null {
  const code = text.toUpperCase()
  if (code.length === 2) return CODES.has(code) ? code : null
  return NAMES[text.toLowerCase()] ?? null
}

function placeOf(city: string, state: string, zip: string | undefined): Place {
  const town = city.trim().toUpperCase()
  const place: Place = BUILDING.test(town) ? { facility: `${town} ${state}`, state } : { city: town, state }
  if (zip) place.zip = zip
  return place
}
