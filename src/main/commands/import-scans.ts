import { createReadStream, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parse } from 'csv-parse'
import { parseScan } from '#domain/scans/parse-scan.ts'
import type { Scan } from '#domain/scans/scan.ts'
import type { Context } from '#services/context.ts'
import { recordScans } from '#services/scans/record-scans.ts'
import { withContext } from './with-context.ts'

const BATCH = 2_000
const PLACE_PARTS = ['facility', 'city', 'state', 'zip', 'country']

export type RejectedLine = { line: number; field: string; code: string; message: string }
export type Imported = { accepted: number; duplicates: number; rejected: number }
type Row = { line: number; value: unknown; bytes: number }

/**
 * Takes the scans of a file: CSV with the field names of `POST /v1/scans` in its first line (the parts of `place` by
 * themselves), or NDJSON. Bad lines are reported and left out.
 */
export function importScans(options: {
  file: string
  feed: string
  onRejected: (rejected: RejectedLine) => void
  onProgress: (share: number) => void
}): Promise<Imported> {
  const size = statSync(options.file).size
  const rows = /\.csv$/i.test(options.file) ? csvRows(options.file) : jsonRows(options.file)
  return withContext(async (ctx) => {
    const imported: Imported = { accepted: 0, duplicates: 0, rejected: 0 }
    const source = `feed:${options.feed}`
    let waiting: Scan[] = []
    const flush = async () => {
      const recorded = await recordScans(ctx, { source, scans: waiting })
      imported.accepted += recorded.accepted
      imported.duplicates += recorded.duplicates
      waiting = []
    }
    for await (const row of rows) {
      const parsed = parseRow(ctx, row, source)
      if (parsed.ok) waiting.push(parsed.scan)
      else {
        imported.rejected++
        options.onRejected({ line: row.line, ...parsed.problem })
      }
      if (waiting.length < BATCH) continue
      await flush()
      options.onProgress(row.bytes / size)
    }
    if (waiting.length > 0) await flush()
    options.onProgress(1)
    return imported
  })
}

function parseRow(ctx: Context, row: Row, source: string) {
  if (row.value === undefined) {
    return {
      ok: false,
      problem: { code: 'malformed-json', field: '', message: 'The line is not valid JSON.' },
    } as const
  }
  return parseScan(row.value, { source, recordedAtMs: ctx.clock() })
}

async function* jsonRows(file: string): AsyncGenerator<Row> {
  let line = 0
  let bytes = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    line++
    bytes += text.length + 1
    if (text.trim() === '') continue
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      value = undefined
    }
    yield { line, value, bytes }
  }
}

async function* csvRows(file: string): AsyncGenerator<Row> {
  const parser = createReadStream(file).pipe(
    parse({ columns: true, bom: true, skip_empty_lines: true, trim: true, relax_column_count: true, info: true }),
  )
  for await (const { record, info } of parser as AsyncIterable<{
    record: Record<string, string>
    info: { lines: number; bytes: number }
  }>) {
    yield { line: info.lines, value: scanOfColumns(record), bytes: info.bytes }
  }
}

/** Empty cells are fields that are not there; the columns of the place make up its object. */
function scanOfColumns(record: Record<string, string>): object {
  const scan: Record<string, unknown> = {}
  const place: Record<string, string> = {}
  for (const [name, text] of Object.entries(record)) {
    if (text === '') continue
    const part = name.replace(/^place\./, '')
    if (PLACE_PARTS.includes(part)) place[part] = text
    else scan[name] = name === 'piece' ? Number(text) : text
  }
  return { ...scan, place }
}
