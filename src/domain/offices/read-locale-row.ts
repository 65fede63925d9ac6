import type { OfficeKind } from './office.ts'
import { kindOfLocale, kindOfName } from './office-kind.ts'
import {
  type ReadRow,
  type RowProblem,
  readStateLetters,
  readText,
  readZip,
  readZip4,
  type TableRow,
} from './read-office-row.ts'

/** Headings of USPS's "ZIP Locale Detail" as published, in small letters: one row for each delivery ZIP and unit. */
export const LOCALE_COLUMNS = {
  deliveryZip: ['delivery_zipcode', 'delivery_zip_code', 'delivery_zip'],
  name: ['locale_name'],
  address: ['physical_delv_addr', 'physical_delivery_address'],
  city: ['physical_city'],
  state: ['physical_state'],
  zip: ['physical_zip'],
} as const

/** A row of it. */
export type LocaleRow = {
  deliveryZip: string
  name: string
  kind: OfficeKind
  address: string
  city: string
  state: string
  zip: string
  zip4: string
  area: string
  district: string
  /** The delivery ZIP has PO boxes alone; only lists since September 2026 tell. */
  isBoxZip: boolean
}

/** The columns that a table lacks to be a ZIP Locale Detail, by their published headings. */
export function missingLocaleColumns(columns: readonly string[]): string[] {
  return Object.values(LOCALE_COLUMNS)
    .filter((names) => !names.some((name) => columns.includes(name)))
    .map(([name]) => name.replaceAll('_', ' ').toUpperCase())
}

/** Reads a row of the ZIP Locale Detail. */
export function readLocaleRow(row: TableRow): ReadRow<LocaleRow> {
  const problems: RowProblem[] = []
  const column = (names: readonly string[]) => names.find((name) => row[name] !== undefined) ?? names[0] ?? ''
  const name = readText(row, 'locale_name', problems).toUpperCase()
  const type = (row.locale_type ?? '').trim()
  const value: LocaleRow = {
    deliveryZip: readZip(row, column(LOCALE_COLUMNS.deliveryZip), problems),
    name,
    kind: type === '' ? kindOfName(name) : kindOfLocale(type, name),
    address: readText(row, column(LOCALE_COLUMNS.address), problems).toUpperCase(),
    city: readText(row, 'physical_city', problems).toUpperCase(),
    state: readStateLetters(row, 'physical_state', problems),
    zip: readZip(row, 'physical_zip', problems),
    zip4: readZip4(row, row.physical_zip_4 === undefined ? 'physical_zip4' : 'physical_zip_4', problems),
    area: readText(row, 'area_name', problems, false),
    district: readText(row, 'district_name', problems, false),
    isBoxZip: (row.zip_class_code ?? '').trim().toUpperCase() === 'P',
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value }
}
