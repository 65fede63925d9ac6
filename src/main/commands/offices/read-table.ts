import { readFileSync, statSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { TableRow } from '#domain/offices/read-office-row.ts'

/** A table as read from a file; its lines count from 1, the headings included. */
export type Table = { columns: string[]; rows: { line: number; cells: TableRow }[] }

/** The file cannot be read as a table; the message says why. */
export class TableError extends Error {
  override name = 'TableError'
}

export const MOST_FILE_BYTES = 64 * 1024 * 1024
export const MOST_ROWS = 300_000

/** Reads a CSV file whole. @throws TableError where it is too large, no text, or not laid out as CSV */
export function readCsvTable(file: string): Table {
  const { size } = statSync(file)
  if (size > MOST_FILE_BYTES) throw new TableError(`The file has ${size} bytes; ${MOST_FILE_BYTES} are the most.`)
  return csvTable(decode(readFileSync(file)))
}

type Parsed = { record: string[]; info: { lines: number } }

function csvTable(text: string): Table {
  let parsed: Parsed[]
  try {
    parsed = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: 100_000,
      to: MOST_ROWS + 2,
      info: true,
    }) as unknown as Parsed[]
  } catch (error) {
    throw new TableError(error instanceof Error ? error.message : String(error))
  }
  const [head, ...body] = parsed
  if (!head) throw new TableError('The file is empty.')
  if (body.length > MOST_ROWS) throw new TableError(`The file has more than ${MOST_ROWS} rows.`)
  const columns = head.record.map(columnName)
  return {
    columns,
    rows: body
      .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
      .map(({ record, info }) => ({ line: info.lines, cells: cellsOf(columns, record) })),
  }
}

/** `DELIVERY ZIPCODE` as `delivery_zipcode`. */
export function columnName(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}

export function cellsOf(columns: readonly string[], record: readonly string[]): TableRow {
  return Object.fromEntries(columns.map((column, index) => [column, record[index] ?? '']))
}

function delimiterOf(text: string): string {
  const head = text.slice(0, Math.max(0, text.indexOf('\n')))
  return ['\t', ';'].find((one) => head.split(one).length > head.split(',').length) ?? ','
}

/** UTF-8, UTF-16 with its mark, or what Windows writes by itself. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) throw new TableError('The file is no text.')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
