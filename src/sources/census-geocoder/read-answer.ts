import { parse } from 'csv-parse/sync'
import type { AddressAnswer } from '#services/ports/offices.ts'

/** Columns of the answer: id, address as asked, match, exactness, address as matched, `lon,lat`, street line, side. */
const [ID, MATCH, EXACTNESS, MATCHED, COORDINATES] = [0, 2, 3, 4, 5] as const

const MATCHES = new Set(['Match', 'No_Match', 'Tie'])

/**
 * Reads the CSV that the service answers with. Rows about other ids than those asked, and rows that make no sense, are
 * left out: their addresses count as not answered.
 * @throws where no row can be read: an error page, or another service
 */
export function readAnswer(text: string, asked: ReadonlySet<string>): AddressAnswer[] {
  const rows = parseRows(text)
  const answers = new Map<string, AddressAnswer>()
  for (const row of rows) {
    const answer = readRow(row)
    if (answer && asked.has(answer.id)) answers.set(answer.id, answer)
  }
  if (answers.size === 0) throw new Error(`It answers something else than addresses: ${text.trim().slice(0, 80)}`)
  return [...answers.values()]
}

function parseRows(text: string): string[][] {
  return parse(text, {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: 10_000,
  }) as string[][]
}

function readRow(row: readonly string[]): AddressAnswer | null {
  const id = row[ID]?.trim() ?? ''
  const match = row[MATCH]?.trim() ?? ''
  if (id === '' || !MATCHES.has(match)) return null
  if (match !== 'Match') return { id, outcome: match === 'Tie' ? 'several' : 'not-found' }
  const [lon, lat] = (row[COORDINATES] ?? '').split(',').map(degrees)
  const place = /,\s*([A-Z]{2}),\s*(\d{5})\s*$/.exec(row[MATCHED] ?? '')
  if (lon === undefined || lat === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180 || !place) return null
  return {
    id,
    outcome: 'found',
    lat,
    lon,
    isExact: row[EXACTNESS]?.trim() === 'Exact',
    state: place[1] ?? '',
    zip: place[2] ?? '',
  }
}

function degrees(text: string): number | undefined {
  return /^\s*-?\d{1,3}(?:\.\d+)?\s*$/.test(text) ? Number(text) : undefined
}
