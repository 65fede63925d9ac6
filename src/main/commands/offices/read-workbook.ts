import { readFileSync, statSync } from 'node:fs'
import { type CellObject, type DenseWorkSheet, read, type WorkBook } from '@e965/xlsx'
import { cellsOf, columnName, MOST_FILE_BYTES, MOST_ROWS, type Table, TableError } from './read-table.ts'

/** A workbook that unpacks to more than this is no list of offices. */
const MOST_UNPACKED_BYTES = 512 * 1024 * 1024
/** Titles may stand above the headings. */
const HEADING_ROWS = 10
const MOST_COLUMNS = 100

/**
 * Reads the sheets of an Excel workbook (.xls or .xlsx) as tables, those without a row of headings left out.
 * @param isHeading tells a row of headings by the names of its columns
 * @throws TableError where it is too large or no workbook
 */
export function readWorkbook(file: string, isHeading: (columns: readonly string[]) => boolean): Table[] {
  const { size } = statSync(file)
  if (size > MOST_FILE_BYTES) throw new TableError(`The file has ${size} bytes; ${MOST_FILE_BYTES} are the most.`)
  const bytes = readFileSync(file)
  if (unpackedBytes(bytes) > MOST_UNPACKED_BYTES) throw new TableError('The workbook unpacks to too much.')
  const book = openBook(bytes)
  return book.SheetNames.flatMap((name) => tableOf(book.Sheets[name] as DenseWorkSheet | undefined, isHeading) ?? [])
}

function openBook(bytes: Buffer): WorkBook {
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellHTML: false,
      cellText: false,
      sheetRows: MOST_ROWS + HEADING_ROWS,
    })
  } catch (error) {
    throw new TableError(`The file is no workbook: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function tableOf(sheet: DenseWorkSheet | undefined, isHeading: (columns: readonly string[]) => boolean): Table | null {
  const cells = sheet?.['!data'] ?? []
  const texts = (row: readonly (CellObject | undefined)[] | undefined) =>
    Array.from({ length: Math.min(MOST_COLUMNS, row?.length ?? 0) }, (_, column) => cellText(row?.[column]))
  for (let heading = 0; heading < Math.min(HEADING_ROWS, cells.length); heading++) {
    const columns = texts(cells[heading]).map(columnName)
    if (!isHeading(columns)) continue
    const rows: Table['rows'] = []
    for (let index = heading + 1; index < cells.length; index++) {
      const record = texts(cells[index])
      if (record.some((text) => text.trim() !== '')) rows.push({ line: index + 1, cells: cellsOf(columns, record) })
    }
    return { columns, rows }
  }
  return null
}

/** A formula is shown as such, so that the check of its field refuses it: what it gives may be old. */
function cellText(cell: CellObject | undefined): string {
  if (!cell) return ''
  if (cell.f !== undefined) return `=${cell.f}`
  if (cell.t === 'e') return '=error'
  return cell.v === undefined ? '' : String(cell.v)
}

/** What the members of a ZIP file (.xlsx) say that they unpack to; 0 for another file. */
function unpackedBytes(bytes: Buffer): number {
  let sum = 0
  const mark = Buffer.from('PK\u0001\u0002', 'latin1')
  if (bytes.indexOf('PK', 0, 'latin1') !== 0) return 0
  for (let at = bytes.indexOf(mark); at >= 0 && at + 28 <= bytes.length; at = bytes.indexOf(mark, at + 4)) {
    sum += bytes.readUInt32LE(at + 24)
  }
  return sum
}
