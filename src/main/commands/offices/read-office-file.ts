import type { ListedOffice } from '#domain/offices/office.ts'
import { OFFICE_COLUMNS, type RowProblem, readOfficeRow } from '#domain/offices/read-office-row.ts'
import { readCsvTable, type Table, TableError } from './read-table.ts'

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

/**
 * Reads a whole list of offices from a file and checks it.
 * @param onRejected told of each line that is left out
 * @throws TableError for a file that is no such list, or is broken
 */
export function readOfficeFile(file: string, onRejected: (rejected: RejectedOffice) => void): OfficeFile {
  const table = readCsvTable(file)
  const bad = new Set<number>()
  const read = readOffices(table, (rejected) => {
    bad.add(rejected.line)
    onRejected(rejected)
  })
  if (bad.size > Math.max(1, table.rows.length * MOST_BAD_SHARE)) {
    throw new TableError(`${bad.size} of ${table.rows.length} lines are not right. Nothing was changed.`)
  }
  return { ...read, badLines: bad.size }
}

function readOffices(table: Table, onRejected: (rejected: RejectedOffice) => void): Omit<OfficeFile, 'badLines'> {
  const missing = OFFICE_COLUMNS.filter((column) => !table.columns.includes(column))
  if (missing.length > 0) throw new TableError(`The file lacks the columns ${missing.join(', ')}.`)
  const offices: ListedOffice[] = []
  const lineOfId = new Map<string, number>()
  for (const { line, cells } of table.rows) {
    const row = readOfficeRow(cells)
    if (!row.ok) {
      for (const problem of row.problems) onRejected({ line, ...problem })
      continue
    }
    const { id } = row.value
    const first = id === '' ? undefined : lineOfId.get(id)
    if (first !== undefined) {
      onRejected({ line, field: 'id', code: 'doubled', message: `The same id stands in line ${first}.` })
      continue
    }
    lineOfId.set(id, line)
    offices.push(row.value)
  }
  return { form: 'offices', offices }
}
