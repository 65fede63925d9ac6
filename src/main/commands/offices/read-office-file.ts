import { closeSync, openSync, readSync } from 'node:fs'
import type { Places } from '#domain/geo/places.ts'
import { groupLocales } from '#domain/offices/group-locales.ts'
import type { ListedOffice } from '#domain/offices/office.ts'
import { type LocaleRow, missingLocaleColumns, readLocaleRow } from '#domain/offices/read-locale-row.ts'
import {
  OFFICE_COLUMNS,
  type ReadRow,
  type RowProblem,
  readOfficeRow,
  type TableRow,
} from '#domain/offices/read-office-row.ts'
import { readCsvTable, type Table, TableError } from './read-table.ts'
import { readWorkbook } from './read-workbook.ts'

/** A line that is left out, and why. */
export type RejectedOffice = RowProblem & { line: number }

export type OfficeFile = {
  form: 'offices' | 'zip-locale-detail'
  offices: ListedOffice[]
  /** How many lines are left out. */
  badLines: number
}

/** More lines than this share are no slips: the file is broken, and nothing is taken. */
const MOST_BAD_SHARE = 0.01
const XLSX_MARK = 'PK\u0003\u0004'
const XLS_MARK = '\u00d0\u00cf\u0011\u00e0'

/**
 * Reads a whole list of offices from a file and checks it: our own columns, or USPS's ZIP Locale Detail.
 * @param onRejected told of each line that is left out
 * @throws TableError for a file that is no such list, or is broken
 */
export function readOfficeFile(
  file: string,
  places: Pick<Places, 'byZip' | 'byCity'>,
  onRejected: (rejected: RejectedOffice) => void,
): OfficeFile {
  const table = isWorkbook(file) ? workbookTable(file) : readCsvTable(file)
  const bad = new Set<number>()
  const reject = (rejected: RejectedOffice) => {
    bad.add(rejected.line)
    onRejected(rejected)
  }
  const read = missingLocaleColumns(table.columns).length === 0 ? locales(table, places, reject) : own(table, reject)
  if (bad.size > Math.max(1, table.rows.length * MOST_BAD_SHARE)) {
    throw new TableError(`${bad.size} of ${table.rows.length} lines are not right. Nothing was changed.`)
  }
  return { ...read, badLines: bad.size }
}

type ReadList = Omit<OfficeFile, 'badLines'>
type Reject = (rejected: RejectedOffice) => void

/** Told by its first bytes: files are renamed. */
function isWorkbook(file: string): boolean {
  const descriptor = openSync(file, 'r')
  try {
    const start = Buffer.alloc(4)
    readSync(descriptor, start, 0, 4, 0)
    return [XLSX_MARK, XLS_MARK].includes(start.toString('latin1'))
  } finally {
    closeSync(descriptor)
  }
}

/** The largest sheet that is a ZIP Locale Detail: its workbook has others, of ZIP Codes of single companies. */
function workbookTable(file: string): Table {
  const tables = readWorkbook(file, (columns) => isList(columns))
  const [first, ...rest] = tables
  if (!first) throw new TableError('No sheet of the workbook has the columns of a list of offices.')
  return rest.reduce((best, table) => (table.rows.length > best.rows.length ? table : best), first)
}

function isList(columns: readonly string[]): boolean {
  return missingLocaleColumns(columns).length === 0 || OFFICE_COLUMNS.every((column) => columns.includes(column))
}

function own(table: Table, reject: Reject): ReadList {
  const missing = OFFICE_COLUMNS.filter((column) => !table.columns.includes(column))
  if (missing.length > 0) throw new TableError(missingColumns(table.columns, missing))
  const lineOfId = new Map<string, number>()
  const offices: ListedOffice[] = []
  for (const { line, value } of rightRows(table, readOfficeRow, reject)) {
    const first = value.id === '' ? undefined : lineOfId.get(value.id)
    lineOfId.set(value.id, line)
    if (first === undefined) offices.push(value)
    else reject({ line, field: 'id', code: 'doubled', message: `The same id stands in line ${first}.` })
  }
  return { form: 'offices', offices }
}

function locales(table: Table, places: Pick<Places, 'byZip' | 'byCity'>, reject: Reject): ReadList {
  const rows: LocaleRow[] = rightRows(table, readLocaleRow, reject).map(({ value }) => value)
  return { form: 'zip-locale-detail', offices: groupLocales(rows, places) }
}

function rightRows<T>(table: Table, read: (row: TableRow) => ReadRow<T>, reject: Reject): { line: number; value: T }[] {
  const right: { line: number; value: T }[] = []
  for (const { line, cells } of table.rows) {
    const row = read(cells)
    if (row.ok) right.push({ line, value: row.value })
    else for (const problem of row.problems) reject({ line, ...problem })
  }
  return right
}

/** Says what is missing of the form that the file comes nearest to. */
function missingColumns(columns: readonly string[], ours: readonly string[]): string {
  const theirs = missingLocaleColumns(columns)
  const missing = theirs.length < ours.length ? theirs : ours
  return `This is no list of offices: ${missing.length === 1 ? 'a column is' : 'columns are'} missing: ${missing.join(', ')}.`
}
