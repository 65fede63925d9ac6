import { STATE_NAMES } from '../geo/states.ts'
import {
  GEO_METHODS,
  type GeoMethod,
  type ListedOffice,
  OFFICE_KINDS,
  type OfficeKind,
  type OfficePosition,
} from './office.ts'

/** A row of a table by its columns' names. */
export type TableRow = Readonly<Record<string, string>>

export type RowProblem = { field: string; code: string; message: string }

export type ReadRow<T> = { ok: true; value: T } | { ok: false; problems: RowProblem[] }

/** Columns without which a file is no list of offices. */
export const OFFICE_COLUMNS = ['name', 'kind', 'address', 'city', 'state', 'zip'] as const

const LONGEST = 80
const MOST_ZIPS = 500
const MOST_RADIUS_KM = 500
/** What a spreadsheet would run, or nobody writes in an address. */
const ODD = /^[=+@#]|\p{Cc}|[<>]|https?:/u

/** Reads a row of our own list of offices (its columns as `id, name, kind, address, …, delivery_zips`). */
export function readOfficeRow(row: TableRow): ReadRow<ListedOffice> {
  const problems: RowProblem[] = []
  const kind = readKind(row, problems)
  const position = readPosition(row, problems)
  const office: ListedOffice = {
    id: readId(row, problems),
    ...readAddress(row, problems),
    kind,
    position,
    timeZone: readTimeZone(row, problems),
    area: readText(row, 'usps_area', problems, false),
    district: readText(row, 'usps_district', problems, false),
    deliveryZips: readZips(row, 'delivery_zips', problems),
    boxZips: readZips(row, 'box_zips', problems),
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: office }
}

function readAddress(row: TableRow, problems: RowProblem[]) {
  return {
    name: readText(row, 'name', problems).toUpperCase(),
    address: readText(row, 'address', problems).toUpperCase(),
    city: readText(row, 'city', problems).toUpperCase(),
    state: readStateLetters(row, 'state', problems),
    zip: readZip(row, 'zip', problems),
    zip4: readZip4(row, 'zip4', problems),
  }
}

/** The text of a cell with its blanks tidied. */
export function readText(row: TableRow, field: string, problems: RowProblem[], isNeeded = true): string {
  const text = (row[field] ?? '').replace(/ +/g, ' ').trim()
  if (text === '' && isNeeded) problems.push({ field, code: 'missing', message: 'Nothing is written here.' })
  if (text.length > LONGEST) {
    problems.push({ field, code: 'too-long', message: `At most ${LONGEST} characters.` })
  }
  if (ODD.test(text)) problems.push({ field, code: 'not-valid', message: `This is no name or address: ${shown(text)}` })
  return text
}

export function readStateLetters(row: TableRow, field: string, problems: RowProblem[]): string {
  const text = (row[field] ?? '').trim().toUpperCase()
  if (!STATE_NAMES.has(text)) {
    problems.push({
      field,
      code: 'not-valid',
      message: `Two letters of a state or territory are needed: ${shown(text)}`,
    })
  }
  return text
}

/** A ZIP Code; spreadsheets take the zeros away in front. */
export function readZip(row: TableRow, field: string, problems: RowProblem[]): string {
  const text = (row[field] ?? '').trim()
  if (/^\d{3,5}$/.test(text) && Number(text) > 0) return text.padStart(5, '0')
  problems.push({ field, code: 'not-valid', message: `Five digits are needed: ${shown(text)}` })
  return ''
}

export function readZip4(row: TableRow, field: string, problems: RowProblem[]): string {
  const text = (row[field] ?? '').trim()
  if (text === '') return ''
  if (/^\d{1,4}$/.test(text)) return text.padStart(4, '0')
  problems.push({ field, code: 'not-valid', message: `Four digits are needed: ${shown(text)}` })
  return ''
}

function readZips(row: TableRow, field: string, problems: RowProblem[]): string[] {
  const zips = (row[field] ?? '').split(/[\s;]+/).filter((zip) => zip !== '')
  const bad = zips.find((zip) => !/^\d{5}$/.test(zip))
  if (bad !== undefined) {
    problems.push({ field, code: 'not-valid', message: `ZIP Codes of five digits with blanks between: ${shown(bad)}` })
  } else if (zips.length > MOST_ZIPS) {
    problems.push({ field, code: 'too-many', message: `At most ${MOST_ZIPS} ZIP Codes.` })
  }
  return [...new Set(zips)].sort()
}

function readId(row: TableRow, problems: RowProblem[]): string {
  const text = (row.id ?? '').trim()
  if (text !== '' && !/^[a-z0-9][a-z0-9-]{0,79}$/.test(text)) {
    problems.push({ field: 'id', code: 'not-valid', message: `Small letters, digits and hyphens: ${shown(text)}` })
  }
  return text
}

function readKind(row: TableRow, problems: RowProblem[]): OfficeKind {
  const text = (row.kind ?? '').trim().toLowerCase()
  const kind = OFFICE_KINDS.find((one) => one === text)
  if (!kind) {
    problems.push({ field: 'kind', code: 'not-valid', message: `One of ${OFFICE_KINDS.join(', ')}: ${shown(text)}` })
  }
  return kind ?? 'post_office'
}

/** Both numbers or neither. A position without a method is one that somebody looked up. */
function readPosition(row: TableRow, problems: RowProblem[]): OfficePosition | null {
  const [lat, lon] = [(row.lat ?? '').trim(), (row.lon ?? '').trim()]
  if (lat === '' && lon === '') return null
  return {
    lat: readNumber(lat, 'lat', 90, problems),
    lon: readNumber(lon, 'lon', 180, problems),
    method: readMethod(row, problems),
    radiusKm: readNumber((row.geo_radius_km ?? '').trim() || '0', 'geo_radius_km', MOST_RADIUS_KM, problems),
  }
}

function readMethod(row: TableRow, problems: RowProblem[]): GeoMethod {
  const text = (row.geo_method ?? '').trim()
  const method = GEO_METHODS.find((one) => one === text)
  if (!method) {
    problems.push({
      field: 'geo_method',
      code: 'not-valid',
      message: `One of ${GEO_METHODS.join(', ')}: ${shown(text)}`,
    })
  }
  return method ?? 'city_fallback'
}

function readNumber(text: string, field: string, most: number, problems: RowProblem[]): number {
  const number = /^-?\d{1,3}(?:\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN
  if (Math.abs(number) <= most) return number
  problems.push({ field, code: 'not-valid', message: `A number up to ${most} is needed: ${shown(text)}` })
  return 0
}

function readTimeZone(row: TableRow, problems: RowProblem[]): string {
  const text = (row.time_zone ?? '').trim()
  if (text !== '' && !/^[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_-]+){1,2}$/.test(text)) {
    problems.push({ field: 'time_zone', code: 'not-valid', message: `A zone such as America/Chicago: ${shown(text)}` })
  }
  return text
}

function shown(text: string): string {
  return text === '' ? 'it is empty' : JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}
